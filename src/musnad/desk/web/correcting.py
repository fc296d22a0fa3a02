"""Correcting the statements of an article: the forms, and what they send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.desk.draft import Field, changes_in, field_of, places_in, reason_in, statement_in
from musnad.desk.mended import Mended, Statement, lines_of, mended
from musnad.desk.shelf import AbsentError
from musnad.desk.store.log import OvertakenError, change, correct, history, redo, undo
from musnad.desk.web.asked import path_of
from musnad.desk.web.room import Room
from musnad.errors import InputError
from musnad.model import Analysis, Attribution, Span
from musnad.model.attribution import Manner, Stance
from musnad.model.source import Kind

__all__ = ["CorrectingPages"]

_FORM = "desk-statement.html.j2"
_REFUSED = "desk-refused.html.j2"
_CHOICES = {"kind": get_args(Kind), "stance": get_args(Stance), "manner": get_args(Manner)}
_DONE = 303
_WRONG, _OVERTAKEN = 422, 409


class CorrectingPages:
    """The forms of statements. What they send is written before it is answered."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/articles/{id:str}/statement", self.statement),
            Route("/articles/{id:str}/words", self.words),
            Route("/articles/{id:str}/corrections", self.entered, methods=["GET", "POST"]),
        ]

    def statement(self, request: Request) -> Response:
        """Show the form of the statement whose cue is asked for, or an empty one."""
        if not self.room.lets(request, request.url.path):
            return RedirectResponse(f"/articles/{request.path_params['id']}", _DONE)
        seen = _Seen(self.room, request.path_params["id"])
        try:
            at = places_in(seen.text, request.query_params.get("cue", "0-0"), seen.cues)[0]
            one = seen.at(at)
        except InputError:
            one = None
        if "cue" in request.query_params and one is None:
            raise AbsentError("statement")
        given = _chosen(seen.text, request.query_params)
        return self._form(request, seen, one, given, {}, None, 200)

    def words(self, request: Request) -> Response:
        """Show one field of the form for the words that were selected."""
        seen = _Seen(self.room, request.path_params["id"])
        name = "cue" if request.query_params.get("field") == "cue" else "content"
        try:
            spans = places_in(seen.text, request.query_params.get("at", ""))
        except InputError as error:
            return self.room.page(request, _REFUSED, _told(seen, error), status=_WRONG)
        values = {"field": field_of(seen.text, name, spans[:1] if name == "cue" else spans)}
        return self.room.page(request, "desk-words.html.j2", values)

    async def entered(self, request: Request) -> Response:
        """Write what a form says into the log, or tell why not."""
        if request.method != "POST":
            # Who changes the language of an answer comes back here.
            return RedirectResponse(f"/articles/{request.path_params['id']}", _DONE)
        form = await self.room.form(request, text=True)
        return await run_in_threadpool(self._entered, request, form)

    def _entered(self, request: Request, form: Mapping[str, str]) -> Response:
        name = request.path_params["id"]
        act = form.get("act", "")
        if act in ("undo", "redo"):
            # An article that the library no longer holds has a history all the same.
            return self._turned(request, name, form)
        seen = _Seen(self.room, name)
        one = None
        try:
            if act != "add":
                one = seen.found(form.get("cue_now", ""))
            cue = self._written(request, seen, one, act, form)
        except OvertakenError as error:
            return self._refused(request, _Seen(self.room, name), act, form, error, _OVERTAKEN)
        except InputError as error:
            return self._refused(request, seen, act, form, error, _WRONG)
        return RedirectResponse(_Seen(self.room, name).address(cue), _DONE)

    def _written(
        self,
        request: Request,
        seen: _Seen,
        one: Attribution | None,
        act: str,
        form: Mapping[str, str],
    ) -> Span:
        """Write it, and return the cue of the statement as it is from now on."""
        analysis, store, who = seen.analysis, self.room.store, self.room.who(request)
        last, reason = _number(form.get("seen", "")), reason_in(form)
        if act == "add":
            cue, fields = statement_in(form, analysis)
            correct(
                store, analysis, who=who, act="add", cue=cue, new=fields, reason=reason, seen=last
            )
            return cue
        assert one is not None
        if act == "change":
            changes = changes_in(form, analysis, one, seen.fields(one))
            if changes:
                change(
                    store, analysis, who=who, cue=one.cue, fields=changes, reason=reason, seen=last
                )
            return Span(*changes["cue"][1]) if "cue" in changes else one.cue
        if act not in ("accept", "reject"):
            raise InputError(
                "found: the act {act}; accepted: change, accept, reject, add, undo, redo",
                act=act[:40],
            )
        correct(
            store,
            analysis,
            who=who,
            act="accept" if act == "accept" else "reject",
            cue=one.cue,
            old=seen.fields(one)["content"] if act == "reject" else None,
            reason=reason,
            seen=last,
        )
        return one.cue

    def _turned(self, request: Request, name: str, form: Mapping[str, str]) -> Response:
        number = _number(form.get("of", ""))
        entries = history(self.room.store, name)
        about = next((one for one in entries if one.id == number and one.of is None), None)
        back = path_of(form.get("back", f"/articles/{name}"))
        try:
            if about is None:
                raise InputError(
                    "found: no correction {number}; accepted: one of this article", number=number
                )
            turn = undo if form["act"] == "undo" else redo
            turn(self.room.store, about.id, who=self.room.who(request), reason=reason_in(form))
        except InputError as error:
            later = [line for line in lines_of(entries) if about and line.about.id == about.id]
            values = {"wrong": error, "lines": later, "back_to": back, "overtaken": False}
            return self.room.page(request, _REFUSED, values, status=_OVERTAKEN)
        if "back" not in form and about.target is not None:
            try:
                seen = _Seen(self.room, name)
            except AbsentError:
                return RedirectResponse("/corrections", _DONE)
            back = seen.address(Span(about.target.start, about.target.start + 1))
        return RedirectResponse(back, _DONE)

    def _refused(
        self,
        request: Request,
        seen: _Seen,
        act: str,
        form: Mapping[str, str],
        error: InputError,
        status: int,
    ) -> Response:
        """Tell why nothing was written; what was filled in is kept."""
        try:
            one = seen.found(form.get("cue_now", ""))
        except InputError:
            one = None
        if act == "add" or (act == "change" and one is not None):
            given = _chosen(seen.text, {f: form.get(f"{f}_at", "") for f in ("cue", "content")})
            return self._form(request, seen, one, given, form, error, status)
        return self.room.page(request, _REFUSED, _told(seen, error), status=status)

    def _form(
        self,
        request: Request,
        seen: _Seen,
        one: Attribution | None,
        given: Mapping[str, Field],
        typed: Mapping[str, str],
        error: InputError | None,
        status: int,
    ) -> Response:
        fields = seen.fields(one) if one else {}
        cue = field_of(seen.text, "cue", [one.cue] if one else [])
        content = field_of(seen.text, "content", sorted(one.content) if one else [])
        own = {"cue": cue, "content": content}
        values = {
            **_told(seen, error),
            "id": seen.name,
            "analysis": seen.analysis,
            "cue_now": cue.at,
            "statement": seen.statement(one),
            "fields": fields,
            # What was filled in goes before what is there.
            "own": own if one and not typed else own | dict(given),
            "typed": typed,
            "sources": seen.analysis.sources,
            "choices": _CHOICES,
        }
        return self.room.page(request, _FORM, values, status=status)


class _Seen:
    """An article as it is now, corrections included."""

    def __init__(self, room: Room, name: str) -> None:
        self.name = name
        machine = room.shelf.article(name)
        self._found, entries = room.corrected(machine)
        self.analysis: Analysis = self._found.analysis
        self.text = machine.text
        self.mended: Mended = mended(machine, self._found, entries)
        self._all = (*self.analysis.attributions, *self._found.rejected)

    @property
    def cues(self) -> Sequence[Span]:
        return [one.cue for one in self._all]

    def at(self, cue: Span) -> Attribution | None:
        """Return the statement of exactly that cue; of two the one that was not rejected."""
        return next((one for one in self._all if one.cue == cue), None)

    def found(self, given: str) -> Attribution:
        """Return the statement that a form is about.

        Raises:
            InputError: There is none there.
        """
        one = self.at(places_in(self.text, given, self.cues)[0])
        if one is None:
            raise InputError(
                "found: no statement at {place}; accepted: one of the article", place=given[:40]
            )
        return one

    def statement(self, one: Attribution | None) -> Statement | None:
        known = [*self.mended.statements.values(), *self.mended.rejected]
        return next((each for each in known if one and each.cue == one.cue), None)

    def fields(self, one: Attribution) -> Mapping[str, Any]:
        known = self.statement(one)
        assert known is not None
        return known.fields

    def address(self, cue: Span) -> str:
        """Return where the page shows the statement of a cue."""
        for number, one in self.mended.statements.items():
            if one.cue.overlaps(cue):
                return f"/articles/{self.name}?cue={_written(one.cue)}#s{number}"
        for number, one in enumerate(self.mended.rejected, 1):
            if one.cue.overlaps(cue):
                return f"/articles/{self.name}?cue={_written(one.cue)}#r{number}"
        return f"/articles/{self.name}"


def _chosen(text: str, asked: Mapping[str, str]) -> dict[str, Field]:
    """Return the fields for places that are asked for; odd ones are left out."""
    found: dict[str, Field] = {}
    for name in ("cue", "content"):
        try:
            spans = places_in(text, asked.get(name, ""))
        except InputError:
            continue
        found[name] = field_of(text, name, spans)
    return found


def _told(seen: _Seen, error: InputError | None) -> dict[str, Any]:
    later = error.entries if isinstance(error, OvertakenError) else ()
    numbers = {one.id for one in later}
    return {
        "wrong": error,
        "overtaken": bool(later),
        "lines": [line for line in seen.mended.lines if line.entry.id in numbers],
        "seen": seen.mended.seen,
        "back_to": f"/articles/{seen.name}",
    }


def _written(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _number(given: str) -> int:
    """Return a number of the log; 0, which every entry is later than, where it is none."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else 0
