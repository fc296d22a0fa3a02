"""The pages of articles: the list, an article, its report."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from musnad.desk.mended import mended
from musnad.desk.store.log import in_force
from musnad.desk.web.asked import page_of, span_of, taste_of
from musnad.desk.web.paint import paint_of, to_json
from musnad.desk.web.room import Room
from musnad.export.html import page as report_page
from musnad.export.html import sheet_of
from musnad.model.mark import Notice

__all__ = ["ReadingPages"]

_GROUPS = ("named", "anonymous", "vague")
_SHOWN = (*_GROUPS, "voice", "marks", "headline")


class ReadingPages:
    """Articles, in a list and one by one."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/", self.articles),
            Route("/articles/{id:str}", self.article),
            Route("/articles/{id:str}/report", self.report),
            Route("/pasted/{id:str}", self.article),
            Route("/pasted/{id:str}/report", self.report),
        ]

    def articles(self, request: Request) -> Response:
        """List the articles."""
        outlet = request.query_params.get("outlet", "")
        words = request.query_params.get("title", "").strip()
        page = self.room.shelf.articles(outlet, words, page_of(request))
        kept = {"outlet": outlet, "title": words}
        query = urlencode({name: value for name, value in kept.items() if value})
        values = {
            "page": page,
            "outlets": self.room.shelf.outlets(),
            "outlet": outlet,
            "title": words,
            "query": query,
            "library": self.room.shelf.library.name,
        }
        return self.room.page(request, "desk-articles.html.j2", values)

    def article(self, request: Request) -> Response:
        """Show an article with its statements, all or some of them."""
        machine = self.room.article(request)
        pasted = request.url.path.startswith("/pasted/")
        found, entries = self.room.corrected(machine)
        analysis = found.analysis
        taste = taste_of(request)
        whole = sheet_of(analysis, language=taste.language)
        show = request.query_params.get("show", "")
        source = request.query_params.get("source", "")
        statements = whole.view.statements
        if show in _GROUPS:
            statements = tuple(one for one in statements if one.group == show)
        elif show in ("voice", "marks"):
            statements = ()
        elif show == "headline":
            rest = analysis.headline.attribution if analysis.headline else None
            statements = tuple(one for one in statements if one.number - 1 == rest)
        if any(group.id == source for group in whole.view.groups):
            statements = tuple(
                one
                for one in statements
                if source
                in (
                    analysis.attributions[one.number - 1].source_id,
                    *analysis.attributions[one.number - 1].via,
                )
            )
        shown = replace(whole, view=replace(whole.view, statements=statements))
        numbers = {one.number for one in statements}
        paint = paint_of(analysis, numbers, voice=show == "voice", at=span_of(request))
        present = {one.group for one in whole.view.statements}
        values = {
            "sheet": whole,
            "shown": shown,
            "numbers": numbers,
            "paint": Markup(to_json(paint)) if paint else None,
            "show": show if show in _SHOWN else "",
            "source": source,
            "groups": [group for group in _GROUPS if group in present],
            "stories": [] if pasted else self.room.shelf.stories_of(analysis.article.id or ""),
            "kept": not pasted,
            "mended": mended(machine, found, entries),
        }
        return self.room.page(request, "desk-article.html.j2", values)

    def report(self, request: Request) -> Response:
        """Give an article as one file that needs nothing else, as asked with the corrections."""
        analysis = self.room.article(request)
        name = f"musnad-{analysis.article.id}.html"
        if "corrected" in request.query_params:
            found, entries = self.room.corrected(analysis)
            count = len(in_force(entries)) - len(found.lost)
            said = taste_of(request).say("correct.report", n=count)
            notice = Notice("corrected", said)
            analysis = replace(found.analysis, warnings=(notice, *found.analysis.warnings))
            name = f"musnad-{analysis.article.id}-corrected.html"
        return HTMLResponse(
            report_page([analysis], explain=False),
            headers={
                "content-disposition": f'attachment; filename="{name}"',
                "content-security-policy": "sandbox; default-src 'none'; "
                "style-src 'unsafe-inline'; font-src data:",
            },
        )
