"""The page that finds articles by their words, and by who says what in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from musnad.analyze import parse_date
from musnad.desk.search.find import Found, Hit, Results, search
from musnad.desk.search.wanted import MOST_WORDS, Form, Wanted
from musnad.desk.store.unions import names_of
from musnad.desk.web.asked import page_of
from musnad.desk.web.room import Room
from musnad.errors import DateError, InputError
from musnad.export.controls import show
from musnad.model import Kind, Stance

__all__ = ["SearchPages", "given_of", "wanted_of"]

_ROWS = 20
_FORMS: tuple[Form, ...] = get_args(Form)
_KINDS: tuple[str, ...] = get_args(Kind)
_STANCES: tuple[str, ...] = get_args(Stance)
_FIELDS = ("q", "form", "source", "actor", "outlet", "since", "until", "kind", "stance")
_SPACE = re.compile(r"\s+")
_NOTHING = Results((), 0, False, False)


@dataclass(frozen=True, slots=True)
class _Line:
    """A hit as it is shown: on one line, controls visible; `at` is where it stands."""

    before: str
    words: str
    after: str
    at: str


class SearchPages:
    """Search."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [Route("/search", self.search)]

    def search(self, request: Request) -> Response:
        """Show what is found."""
        given = given_of(request)
        number, wrong, found = page_of(request), "", _NOTHING
        asked = any(value for name, value in given.items() if name != "form")
        status = 200
        try:
            wanted = wanted_of(self.room.store, given)
            if asked:
                found = search(self.room.store, wanted, first=_ROWS * (number - 1), most=_ROWS)
        except DateError:
            wrong, status = "search.no_date", 422
        except InputError:
            has_word = any(letter.isalnum() for letter in given["q"])
            wrong, status = "search.too_many" if has_word else "search.no_word", 422
        kept = {name: value for name, value in given.items() if value}
        values = {
            "given": given,
            "asked": asked and not wrong,
            "wrong": wrong,
            "most_words": MOST_WORDS,
            "rows": [(row, _lines(row)) for row in found.rows],
            "found": found,
            "number": number,
            "query": urlencode(kept),
            "missing": self.room.index.share(),
            "failure": self.room.index.failure,
            "outlets": self.room.shelf.outlets(),
            "forms": _FORMS,
            "kinds": _KINDS,
            "stances": _STANCES,
            "library": self.room.shelf.library.name,
        }
        return self.room.page(request, "desk-search.html.j2", values, status=status)


def given_of(request: Request) -> dict[str, str]:
    """Return the fields of a search, empty where they are not given."""
    return {name: request.query_params.get(name, "").strip() for name in _FIELDS}


def wanted_of(store: Engine, given: dict[str, str]) -> Wanted:
    """Return the search that the fields ask for; what is no choice of ours is not asked.

    Raises:
        DateError: A day is none.
    """
    form = next((form for form in _FORMS if form == given["form"]), _FORMS[0])
    return Wanted(
        words=given["q"],
        form=form,
        sources=_names(store, given["source"]),
        actors=_names(store, given["actor"]),
        outlet=given["outlet"] or None,
        since=_day(given["since"]),
        until=_day(given["until"]),
        kind=given["kind"] if given["kind"] in _KINDS else None,
        stance=given["stance"] if given["stance"] in _STANCES else None,
    )


def _names(store: Engine, name: str) -> Sequence[str]:
    return names_of(store, name) if name else ()


def _day(given: str) -> date | None:
    return parse_date(given) if given else None


def _lines(row: Found) -> list[_Line]:
    return [
        _Line(_flat(hit.before), _flat(hit.words), _flat(hit.after), _place(hit))
        for hit in row.hits
    ]


def _flat(text: str) -> str:
    return _SPACE.sub(" ", show(text))


def _place(hit: Hit) -> str:
    return f"{hit.start}-{hit.end}"
