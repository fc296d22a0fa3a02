"""What a file holds: the one place that knows which format is read how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from musnad.corpus.ingest.encoding import decode
from musnad.corpus.ingest.letters import require_arabic
from musnad.corpus.ingest.page import declared_encoding, is_html, read_page
from musnad.corpus.ingest.plain import read_plain
from musnad.corpus.ingest.records import Record, parse_json, read_json, read_lines
from musnad.corpus.ingest.source import first_line, lines_of, read_all
from musnad.errors import RecordError
from musnad.model import Article

__all__ = ["read_items"]

_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_items(stream: IO[bytes], suffix: str, *, keep_whole: bool) -> Iterator[Record]:
    """Read what a stream holds, by the suffix of its name and by its beginning.

    Args:
        stream: Bytes, from their beginning.
        suffix: Lower-case, with its dot; empty where there is no name.
        keep_whole: Leave the first line of a plain text in its body.

    Raises:
        InputError: Nothing in it can be read.
    """
    if suffix in _LINES:
        yield from _lines(stream)
        return
    first = b"" if suffix in _PAGES else first_line(stream)
    if _is_record(first):
        yield from read_lines(lines_of(stream, first))
        return
    data = read_all(stream, first)
    if suffix == ".json" or _is_json(data):
        yield from _json(data)
        return
    yield _single(data, suffix, keep_whole=keep_whole)


def _lines(stream: IO[bytes]) -> Iterator[Record]:
    first = first_line(stream)
    if not first or first.startswith(_UTF16):
        text = decode(read_all(stream, first)).text
        yield from read_lines(line.encode("utf-8") for line in text.split("\n"))
        return
    yield from read_lines(lines_of(stream, first))


def _is_record(line: bytes) -> bool:
    """Tell whether the first line alone is an article, so that others may follow."""
    if not line.removeprefix(_BOM).lstrip().startswith(b"{"):
        return False
    try:
        value = parse_json(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecordError):
        return False
    return isinstance(value, dict) and "text" in value


def _is_json(data: bytes) -> bool:
    """Tell whether nameless bytes are a JSON object or list; prose may begin with a bracket too."""
    if not data.removeprefix(_BOM).lstrip().startswith((b"{", b"[")):
        return False
    try:
        parse_json(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecordError):
        return False
    return True


def _json(data: bytes) -> Iterator[Record]:
    decoded = decode(data)
    for record in read_json(decoded.text):
        yield replace(record, notes=decoded.notes)


def _single(data: bytes, suffix: str, *, keep_whole: bool) -> Record:
    declared = declared_encoding(data)
    decoded = decode(data, declared=declared, mend=suffix in _PAGES or declared is not None)
    notes = decoded.notes
    if suffix in _PAGES or is_html(decoded.text):
        page = read_page(decoded.text)
        return Record(page.article, (*notes, *page.notes))
    require_arabic(decoded.text)
    if keep_whole:
        return Record(Article(text=decoded.text), notes)
    plain = read_plain(decoded.text)
    if plain.title:
        notes = (*notes, f"title: {plain.title} (the first line)")
    return Record(Article(text=plain.text, title=plain.title), notes)
