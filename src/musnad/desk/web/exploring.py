"""The network of an article to be explored: dragged, enlarged, and each edge asked whose it is."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from musnad.desk.web.asked import taste_of
from musnad.desk.web.catalogue import Taste
from musnad.desk.web.paint import to_json
from musnad.desk.web.room import Room
from musnad.export.context import flat
from musnad.export.html import sheet_of
from musnad.export.web import Edge, Web
from musnad.export.words import Language, word

__all__ = ["ExploringPages", "graph_of"]

# The firmest first: an edge looks as the firmest word for it does.
_FIRMEST = ("named", "own", "vague", "anonymous")


class ExploringPages:
    """Networks, of an article of the library or of one that was pasted."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/articles/{id:str}/network", self.network),
            Route("/pasted/{id:str}/network", self.network),
        ]

    def network(self, request: Request) -> Response:
        """Show the network; without a script it is a drawing and a list."""
        analysis = self.room.corrected(self.room.article(request))[0].analysis
        taste = taste_of(request)
        sheet = sheet_of(analysis, language=taste.language)
        values = {
            "sheet": sheet,
            "article": request.url.path.removesuffix("/network"),
            "graph": Markup(to_json(graph_of(sheet.web, taste))),
        }
        return self.room.page(request, "desk-network.html.j2", values)


def graph_of(web: Web, taste: Taste) -> dict[str, Any]:
    """Return the nodes and edges, for the script that draws them.

    An edge that names but one end points at its place, or at nobody: a node without a name.
    """
    nodes: dict[str, dict[str, Any]] = {}

    def end(actor: str | None, edge: Edge, side: str) -> str:
        own = actor or f"{side}{edge.number}"
        if own not in nodes:
            member = web.members[actor] if actor else None
            kind = member.kind if member else "nobody"
            nodes[own] = {"id": own, "label": flat(member.name) if member else "", "kind": kind}
        return own

    edges = [
        {
            "id": f"e{edge.number}",
            "source": end(edge.subject, edge, "from"),
            "target": end(edge.object or edge.place, edge, "to"),
            "label": _label(edge, taste.language),
            "group": _group(edge),
            "disputed": edge.disputed,
            "mutual": edge.mutual,
        }
        for edge in web.edges
    ]
    return {"nodes": list(nodes.values()), "edges": edges}


def _group(edge: Edge) -> str:
    groups = {told.word.group for told in edge.tellings}
    return next(group for group in _FIRMEST if group in groups)


def _label(edge: Edge, language: Language) -> str:
    """Return what is said to have been done, and below it on whose word."""
    say = partial(word, language=language)
    deed = say(f"mode.{edge.mode}" if edge.mode else f"event.{edge.event}")
    polarity = edge.tellings[0].polarity
    if edge.disputed:
        deed += f" ({say('label.disputed')})"
    elif polarity != "done":
        deed += f" ({say(f'polarity.{polarity}')})"
    words = dict.fromkeys(
        say("label.own_voice") if told.word.number is None else flat(told.word.name)
        for told in edge.tellings
    )
    first, *more = words
    return f"{deed}\n{first}" + (f" +{len(more)}" if more else "")
