"""The pages of sources and actors: the list, one with all it says, and who is one with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.desk.known import Known, Who
from musnad.desk.shelf import AbsentError
from musnad.desk.store.accounts import LOCAL
from musnad.desk.store.unions import (
    Union,
    merge,
    names_of,
    split,
    undo_union,
    undone,
    union_history,
)
from musnad.desk.voices import Said, said_by, said_of
from musnad.desk.web.asked import page_of
from musnad.desk.web.room import Room
from musnad.errors import InputError

__all__ = ["SourcePages"]

_ROWS = 50
_SAID = 20
_WHO: tuple[Who, ...] = get_args(Who)
_SIDES = ("by", "of")
_MOST_LIKE = 8
_NUMBER = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class _Like:
    """What a name that is none could have meant: names there are, and why nothing was done."""

    wrong: str
    typed: str
    reason: str
    names: tuple[str, ...]


class SourcePages:
    """Sources and actors, in a list and one by one."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.known = Known(room.shelf.library, room.store)

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/sources", self.sources),
            Route("/sources/named", self.source, methods=["GET", "POST"]),
        ]

    def sources(self, request: Request) -> Response:
        """List the sources, or the actors."""
        asked = request.query_params
        who = next((one for one in _WHO if one == asked.get("who")), _WHO[0])
        words, kind = asked.get("name", "").strip(), asked.get("kind", "")
        number = page_of(request)
        found = self.known.listed(who, words, kind, first=_ROWS * (number - 1), most=_ROWS)
        kept = {"who": who, "name": words, "kind": kind}
        values = {
            "all_who": _WHO,
            "who": who,
            "words": words,
            "kind": kind,
            "found": found,
            "number": number,
            "pages": max(1, -(-found.total // _ROWS)),
            "query": urlencode({name: value for name, value in kept.items() if value}),
            "library": self.room.shelf.library.name,
        }
        return self.room.page(request, "desk-sources.html.j2", values)

    async def source(self, request: Request) -> Response:
        """Show a source or actor; join its name to another, part it, or undo that."""
        name = request.query_params.get("name", "")
        if request.method != "POST":
            return await run_in_threadpool(self._shown, request, name, None)
        form = await self.room.form(request)
        wrong = await run_in_threadpool(self._changed, name, form, _who(request))
        if wrong:
            return await run_in_threadpool(self._shown, request, name, wrong)
        return RedirectResponse(f"/sources/named?{urlencode({'name': name})}", 303)

    def _changed(self, name: str, form: dict[str, str], who: str) -> _Like | None:
        """Do what a form asks for; return what is wrong with it, or nothing."""
        store, reason = self.room.store, form.get("reason", "").strip()
        act, typed = form.get("act", ""), form.get("into", "").strip()
        if not self._there([name]):
            raise AbsentError(name)
        try:
            if act == "undo":
                number = form.get("entry", "")
                undo_union(store, int(number) if _NUMBER.fullmatch(number) else 0, who=who)
            elif act == "split":
                split(store, form.get("part", name), who=who, reason=reason)
            elif not self._there([typed]):
                return _Like("sources.no_name", typed, reason, self._like(name, typed))
            else:
                merge(store, name, typed, who=who, reason=reason)
        except InputError:
            # Somebody else was quicker, or the name is its own.
            return _Like("sources.no_change", typed, reason, ())
        return None

    def _there(self, names: Sequence[str]) -> bool:
        every = frozenset(names) | {
            one for name in names for one in names_of(self.room.store, name)
        }
        return bool(names[0]) and any(self.known.of(who, every) for who in _WHO)

    def _like(self, name: str, typed: str) -> tuple[str, ...]:
        if not typed:
            return ()
        found = [
            one.name for who in _WHO for one in self.known.listed(who, typed, most=_MOST_LIKE).rows
        ]
        same = set(names_of(self.room.store, name))
        return tuple(one for one in dict.fromkeys(found) if one not in same)[:_MOST_LIKE]

    def _shown(self, request: Request, name: str, wrong: _Like | None) -> Response:
        names = names_of(self.room.store, name)
        entries = union_history(self.room.store)
        history = _about(entries, frozenset(names))
        speaks, named = (self.known.of(who, frozenset(names)) for who in _WHO)
        library = self.room.shelf.library
        side = next((one for one in _SIDES if one == request.query_params.get("side")), "")
        number = page_of(request)
        # A page goes on in one of the two lists; the other shows its beginning.
        first = {one: _SAID * (number - 1) if one == side else 0 for one in _SIDES}
        by = said_by(library, names, first=first["by"], most=_SAID + 1)
        of = said_of(library, names, first=first["of"], most=_SAID + 1)
        if not (by or of or speaks or named):
            raise AbsentError(name)
        values = {
            "name": name,
            "names": names,
            "speaks": speaks,
            "named": named,
            "lists": [
                _side("by", by, number if side == "by" else 1),
                _side("of", of, number if side == "of" else 1),
            ],
            "stories": self.room.shelf.stories_among([one.article for one in (*by, *of)]),
            "history": [(one, one.moment[:16].replace("T", " ")) for one in reversed(history)],
            "undone": undone(entries),
            "wrong": wrong,
            "near": [one for one in self.known.near(name, _MOST_LIKE) if one not in names],
            "address": urlencode({"name": name}),
        }
        status = 422 if wrong else 200
        return self.room.page(request, "desk-source.html.j2", values, status=status)


def _side(side: str, rows: Sequence[Said], number: int) -> dict[str, object]:
    return {"side": side, "rows": rows[:_SAID], "more": len(rows) > _SAID, "number": number}


def _about(entries: Sequence[Union], names: frozenset[str]) -> list[Union]:
    """Return the entries of some names, and those that undo one of these."""
    found: dict[int, Union] = {}
    for one in entries:
        same = one.act == "undo" and int(one.into or 0) in found
        if same or one.name in names or (one.act == "merge" and one.into in names):
            found[one.id] = one
    return list(found.values())


def _who(request: Request) -> str:
    """Return the name of who asks: that of the account, or of who sits at the machine."""
    return str(getattr(request.state.guest, "name", LOCAL))
