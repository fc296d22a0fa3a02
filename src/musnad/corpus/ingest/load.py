"""The articles of one file, and what could not be read, as values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as _date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from musnad.corpus.ingest.items import read_items
from musnad.corpus.ingest.letters import require_arabic
from musnad.corpus.ingest.records import Record
from musnad.corpus.ingest.source import opened
from musnad.errors import InputError, RecordError
from musnad.model import Article

__all__ = ["Failed", "Loaded", "load"]

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that was read.

    Attributes:
        name: The file's name, with the number of its line where it holds many.
        article: What was read.
        notes: What was guessed or found and not given by the person; each begins with what it is
            about: ``encoding``, ``title``, ``outlet``, ``byline``, ``date`` or ``body``.
    """

    name: str
    article: Article
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that could not be read.

    Attributes:
        name: The file's name.
        error: Why; its text says the line, where there are many, what was found and what is
            accepted.
    """

    name: str
    error: InputError

    @property
    def message(self) -> str:
        """What was found and what is accepted, on one line."""
        return " ".join(str(self.error).split())


def load(
    source: Path | BinaryIO,
    *,
    name: str,
    outlet: str | None = None,
    date: _date | str | None = None,
    title: str | None = None,
) -> Iterator[Loaded | Failed]:
    """Read the articles of one file.

    The file's name and its beginning decide what it is: ``.jsonl`` is an article a line (of any
    size, a line at a time), ``.json`` one object or a list of them, ``.html`` a page; anything
    else is looked at, so that a page or JSON lines on standard input are read as what they are.

    Args:
        source: A path, or an open binary stream.
        name: What to call it in messages.
        outlet: Overrides the outlet of every article.
        date: Overrides the day of publication, a `datetime.date` or ISO 8601.
        title: Overrides the title; the text of a plain file is then the whole file.

    Returns:
        Each article, in order; what cannot be read comes as a `Failed` value in its place. An
        article that names no id has that of its file, with the number of its line.

    Raises:
        musnad.errors.DateError: ``date`` is a string and no date.
    """
    from musnad.analyze import parse_date

    day = parse_date(date)

    return _load(source, name, _Given(outlet, day, title))


class _Given(NamedTuple):
    """What the person said; it overrides what the file says."""

    outlet: str | None
    date: _date | None
    title: str | None

    def settle(self, article: Article) -> Article:
        return replace(
            article,
            outlet=self.outlet or article.outlet,
            date=self.date or article.date,
            title=self.title or article.title,
        )

    def unsaid(self, notes: tuple[str, ...]) -> tuple[str, ...]:
        said = {field for field, value in self._asdict().items() if value}
        return tuple(note for note in notes if note.partition(":")[0] not in said)


def _load(source: Path | BinaryIO, name: str, given: _Given) -> Iterator[Loaded | Failed]:
    path = source if isinstance(source, Path) else None
    suffix = path.suffix.lower() if path else ""
    empty = True
    try:
        with opened(source) as stream:
            for record in read_items(stream, suffix, keep_whole=bool(given.title)):
                empty = False
                yield _settled(record, name, path, given)
    except InputError as error:
        yield Failed(name, error)
        return
    if empty:
        yield Failed(name, RecordError("found: blank lines only; accepted: an article a line"))


def _settled(record: Record, name: str, path: Path | None, given: _Given) -> Loaded | Failed:
    """Give an article what the person said of it, and refuse what is no Arabic text."""
    if isinstance(record.result, InputError):
        return Failed(name, _numbered(record, record.result))
    try:
        article, notes = _whole_letters(given.settle(record.result), given.unsaid(record.notes))
        require_arabic(article.text)
    except InputError as error:
        return Failed(name, _numbered(record, error))
    if article.id is None and path:
        fallback = f"{path.name}:{record.number}" if record.number else path.name
        article = replace(article, id=_whole(fallback))
    where = f"{name}, {record.unit} {record.number}" if record.number else name
    return Loaded(where, article, notes)


def _numbered(record: Record, error: InputError) -> InputError:
    """Return the error with the number of its line, where the file holds many."""
    if not record.number:
        return error
    return RecordError(f"{record.unit} {record.number}: {error}")


def _whole_letters(article: Article, notes: tuple[str, ...]) -> tuple[Article, tuple[str, ...]]:
    """Put U+FFFD for halves of surrogate pairs, which JSON can hold and no output can."""
    whole = replace(
        article,
        text=_SURROGATE.sub("\ufffd", article.text),
        title=_whole(article.title),
        outlet=_whole(article.outlet),
        id=_whole(article.id),
        byline=_whole(article.byline),
    )
    if whole == article:
        return article, notes
    return whole, (*notes, "encoding: U+FFFD put for halves of surrogate pairs")


def _whole(value: str | None) -> str | None:
    return _SURROGATE.sub("\ufffd", value) if value else value
