"""Finding articles by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine

from musnad.arabic import IGNORABLE
from musnad.desk.clitics import dressed
from musnad.desk.plain import Plain, plain
from musnad.desk.search.facts import fact_of_outlet, fact_of_said
from musnad.desk.search.index import behind, lowest, unpacked
from musnad.desk.search.wanted import Term, Wanted, terms_of
from musnad.desk.store.base import reading

__all__ = ["Found", "Hit", "Results", "search"]

COUNTED = 1000
"""So many articles are counted; more are "more than"."""
_FORMS = 400
"""Words that hold the letters that are looked for, at most."""
_LETTERS = 3
_SHOWN = 3
_AROUND = 60
_CHUNK = 200
_LONG = 500
"""Places of a list from which it is not gone through one by one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found, as half-open code points of the article's own text.

    Attributes:
        start: The first code point.
        end: Behind the last.
        before: What stands before them.
        words: They themselves, as the article spells them.
        after: What stands behind them.
    """

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """An article.

    Attributes:
        article: `articles.id`.
        title: Its headline.
        outlet: Who published it.
        day: When.
        hits: The first words of its text that were found; none where only the headline has them.
    """

    article: str
    title: str | None
    outlet: str | None
    day: date | None
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found, the latest first.

    Attributes:
        rows: The articles.
        total: How many there are in all, counted up to 1,000; None where spelling was compared.
        more: Whether another page follows.
        cut: Whether there are more words with these letters than were looked for.
    """

    rows: tuple[Found, ...]
    total: int | None
    more: bool
    cut: bool


def search(store: Engine, wanted: Wanted, *, first: int = 0, most: int = 20) -> Results:
    """Return a page of the articles that have all that is wanted.

    Args:
        store: The desk's file, with an index that `update` made.
        wanted: What is looked for.
        first: How many to leave out.
        most: Articles of the page.

    Raises:
        InputError: Something was typed, and there is no word in it, or there are too many.
    """
    terms = terms_of(wanted)
    with reading(store) as base:
        forms = [_forms(base, term, wanted) for term in terms]
        if not all(forms):
            return Results((), 0, False, False)
        cut = any(len(one) >= _FORMS for one in forms)
        pattern = _pattern(forms)
        query, given = _query(base, wanted, forms)
        if wanted.form == "exact":
            kept = _spelled(base, query, given, terms)
            rows: Sequence[Any] = list(islice(kept, first, first + most + 1))
            total = None
        else:
            counted = f"select count(*) from (select 1 {query} limit {COUNTED})"
            total = base.exec_driver_sql(counted, given).scalar_one()
            rows = _rows(base, query, given, first, most + 1)
        if wanted.form == "exact" and terms:
            exact = re.compile("|".join(_exact(term).pattern for term in terms))
            return _page(rows, most, exact, total, cut, folded=False)
        return _page(rows, most, pattern, total, cut, folded=True)


def _page(
    rows: Sequence[Any],
    most: int,
    pattern: re.Pattern[str] | None,
    total: int | None,
    cut: bool,
    *,
    folded: bool,
) -> Results:
    found = tuple(
        Found(
            article,
            title,
            outlet,
            date.fromisoformat(day) if day else None,
            tuple(_hits(unpacked(body), pattern, folded=folded)),
        )
        for article, title, outlet, day, body in rows[:most]
    )
    return Results(found, total, len(rows) > most, cut)


def _forms(base: Connection, term: Term, wanted: Wanted) -> list[tuple[str, ...]]:
    """Return the words of the articles that a term stands for, each as one or several."""
    if len(term.words) > 1 or wanted.form == "exact":
        return [term.words]
    (word,) = term.words
    if wanted.form == "parts":
        if len(word) >= _LETTERS:
            rows = base.exec_driver_sql(
                "select v.word from found_pieces p join found_vocabulary v on v.id = p.rowid "
                "where found_pieces match ? limit ?",
                (f'"{word}"', _FORMS),
            )
        else:
            rows = base.exec_driver_sql(
                "select word from found_vocabulary where word >= ? and word < ? limit ?",
                (word, word + "\U0010ffff", _FORMS),
            )
    else:
        known = sorted(dressed(word)) if len(word) >= _LETTERS else [word]
        marks = ", ".join("?" * len(known))
        rows = base.exec_driver_sql(
            f"select word from found_vocabulary where word in ({marks})", tuple(known)
        )
    return [(one,) for (one,) in rows]


def _query(
    base: Connection, wanted: Wanted, forms: Sequence[Sequence[tuple[str, ...]]]
) -> tuple[str, tuple[Any, ...]]:
    """Return the conditions as SQL, from its ``from`` on, and the values in it."""
    given: list[Any] = []
    conditions = []
    table, place = "found_articles a", "a.place"
    matched = [
        "(" + " OR ".join('"' + " ".join(words) + '"' for words in one) + ")" for one in forms
    ]
    if wanted.outlet is not None:
        matched.append(f'"{fact_of_outlet(wanted.outlet)}"')
    if not wanted.sources and (wanted.kind or wanted.stance):
        matched.append(f'"{fact_of_said(wanted.kind, wanted.stance)}"')
    if matched:
        table, place = "found_words w", "w.rowid"
        conditions.append("found_words match ?")
        given.append(" AND ".join(matched))
    if wanted.since:
        conditions.append(f"{place} >= ?")
        given.append(lowest(wanted.since))
    if wanted.until:
        conditions.append(f"{place} >= ? and {place} < ?")
        given += [lowest(date.min), behind(wanted.until)]
    for listed, values in (_named(wanted), _said(wanted)):
        if listed:
            conditions.append(f"{_driving(base, place, listed, values)} in (select place {listed})")
            given += values
    where = " and ".join(conditions) or "true"
    return f"from {table} where {where} order by {place} desc", tuple(given)


def _named(wanted: Wanted) -> tuple[str, list[str]]:
    """Return where who is named stands, from ``from`` on; empty where nobody is asked for."""
    names = [plain(name) for name in wanted.actors]
    return (f"from found_actors where {_among(names)}" if names else ""), names


def _said(wanted: Wanted) -> tuple[str, list[str]]:
    """Return where who says something stands, and how he does, in the same way."""
    names = [plain(name) for name in wanted.sources]
    if not names:
        return "", []
    asked = [(column, getattr(wanted, column)) for column in ("kind", "stance")]
    asked = [(column, value) for column, value in asked if value]
    parts = [_among(names), *(f"{column} = ?" for column, _ in asked)]
    return f"from found_said where {' and '.join(parts)}", [*names, *(value for _, value in asked)]


def _driving(base: Connection, place: str, listed: str, values: Sequence[str]) -> str:
    """Return the place, written so that a short list of places is gone through and a long is not.

    SQLite would look each place of the list up among the words, which takes longer than to go
    through all articles with a word and look each up in the list, where the list is long.
    """
    count = f"select count(*) from (select 1 {listed} limit {_LONG})"
    long = base.exec_driver_sql(count, tuple(values)).scalar_one() >= _LONG
    return f"+{place}" if long else place


def _among(names: Sequence[str]) -> str:
    return f"name in ({', '.join('?' * len(names))})"


def _rows(
    base: Connection, query: str, given: tuple[Any, ...], first: int, most: int
) -> Sequence[Any]:
    place = "w.rowid" if "found_words w" in query else "a.place"
    return base.exec_driver_sql(
        "select f.article, f.title, f.outlet, f.day, f.body from "
        f"(select {place} as place {query} limit ? offset ?) p "
        "join found_articles f on f.place = p.place order by f.place desc",
        (*given, most, first),
    ).fetchall()


def _spelled(
    base: Connection, query: str, given: tuple[Any, ...], terms: Sequence[Term]
) -> Iterator[Any]:
    """Yield the articles in which all terms stand as they were typed."""
    patterns = [_exact(term) for term in terms]
    first = 0
    while rows := _rows(base, query, given, first, _CHUNK):
        for row in rows:
            text = f"{row[1] or ''}\n{unpacked(row[4])}"
            if all(pattern.search(text) for pattern in patterns):
                yield row
        first += _CHUNK


def _exact(term: Term) -> re.Pattern[str]:
    inside = rf"[\w{IGNORABLE}]"
    return re.compile(f"(?<!{inside}){re.escape(term.spelled)}(?!{inside})")


def _pattern(forms: Sequence[Sequence[tuple[str, ...]]]) -> re.Pattern[str] | None:
    if not forms:
        return None
    all_forms = sorted({words for one in forms for words in one}, key=lambda one: (-len(one), one))
    # Between the words of a phrase stands what the index does not see.
    written = "|".join(r"[\W_]+".join(map(re.escape, words)) for words in all_forms)
    return re.compile(rf"(?<![^\W_])(?:{written})(?![^\W_])")


def _hits(text: str, pattern: re.Pattern[str] | None, *, folded: bool) -> Iterator[Hit]:
    if pattern is None:
        return
    if folded:
        seen = Plain(text)
        spans = [seen.original(*match.span()) for match in _few(pattern, seen.text)]
    else:
        spans = [match.span() for match in _few(pattern, text)]
    for start, end in spans:
        yield Hit(
            start,
            end,
            _head(text[max(0, start - _AROUND) : start], whole=start <= _AROUND),
            text[start:end],
            _tail(text[end : end + _AROUND], whole=end + _AROUND >= len(text)),
        )


def _few(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(text), _SHOWN)


def _head(text: str, *, whole: bool) -> str:
    return text if whole or " " not in text else text[text.index(" ") + 1 :]


def _tail(text: str, *, whole: bool) -> str:
    return text if whole or " " not in text else text[: text.rindex(" ")]
