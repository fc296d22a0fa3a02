"""The page of all corrections, and what goes out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from musnad.desk.mended import Line, lines_of
from musnad.desk.shelf import AbsentError
from musnad.desk.store.gold import gold_lines
from musnad.desk.store.log import Correction, history
from musnad.desk.web.asked import page_of
from musnad.desk.web.room import Room

__all__ = ["LogbookPages"]

_PAGE = 40


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list, with its article's headline; None where the library has it no more."""

    line: Line
    title: str | None
    there: bool
    lost: bool


class LogbookPages:
    """Who corrected what, and when."""

    def __init__(self, room: Room) -> None:
        self.room = room
        # Article → how many entries it had when looked at, and which of them found no place.
        self._known: dict[str, tuple[int, frozenset[int]]] = {}

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/corrections", self.corrections),
            Route("/corrections/gold.jsonl", self.gold),
        ]

    def corrections(self, request: Request) -> Response:
        """List the corrections, the newest first: all, or one person's or article's."""
        who = request.query_params.get("who", "")
        article = request.query_params.get("article", "").strip()
        lost = request.query_params.get("show") == "lost"
        entries = history(self.room.store)
        by_article = _by_article(entries)
        titles = self.room.shelf.titles(by_article)
        wanted = [name for name in by_article if _fits(article, name, titles.get(name))]
        gone = {name: self._lost(name, by_article[name], name in titles) for name in wanted if lost}
        lines = [
            line
            for line in lines_of(entries)
            if line.entry.article in wanted and who in ("", line.entry.who)
            if not lost or line.entry.id in gone[line.entry.article]
        ]
        pages = max(1, -(-len(lines) // _PAGE))
        number = min(max(1, page_of(request)), pages)
        shown = lines[_PAGE * (number - 1) : _PAGE * number]
        for name in {line.entry.article for line in shown} - gone.keys():
            gone[name] = self._lost(name, by_article[name], name in titles)
        kept = {"who": who, "article": article, "show": "lost" if lost else ""}
        values = {
            "rows": [
                _Row(
                    line,
                    titles.get(line.entry.article),
                    line.entry.article in titles,
                    line.entry.id in gone[line.entry.article],
                )
                for line in shown
            ],
            "total": len(lines),
            "all": len(entries),
            "number": number,
            "pages": pages,
            "people": sorted({one.who for one in entries}),
            "who": who,
            "article": article,
            "lost": lost,
            "query": urlencode({name: value for name, value in kept.items() if value}),
        }
        return self.room.page(request, "desk-corrections.html.j2", values)

    def gold(self, _request: Request) -> Response:
        """Give the corrected articles as gold, an article a line."""
        lines = gold_lines(self.room.shelf.library, self.room.store)
        return StreamingResponse(
            (f"{line}\n" for line in lines),
            media_type="application/jsonl; charset=utf-8",
            headers={"content-disposition": 'attachment; filename="musnad-gold.jsonl"'},
        )

    def _lost(self, name: str, entries: Sequence[Correction], there: bool) -> frozenset[int]:
        """Return which entries in force find no place; all of them where the article is gone."""
        if there and self._known.get(name, (0, None))[0] == len(entries):
            return self._known[name][1]
        try:
            found, entries = self.room.corrected(self.room.shelf.article(name))
        except AbsentError:
            return frozenset(line.entry.id for line in lines_of(entries) if line.stands)
        gone = frozenset(one.id for one in found.lost)
        self._known[name] = (len(entries), gone)
        return gone


def _by_article(entries: Sequence[Correction]) -> dict[str, list[Correction]]:
    found: dict[str, list[Correction]] = {}
    for one in entries:
        found.setdefault(one.article, []).append(one)
    return found


def _fits(asked: str, name: str, title: str | None) -> bool:
    return not asked or asked == name or asked in (title or "")
