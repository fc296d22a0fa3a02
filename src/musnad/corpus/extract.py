"""A record as an article, or the reason why it is none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Mapping as Record
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any

from musnad.corpus.fields import Mapping, guess, names_of, value_of
from musnad.corpus.ingest.encoding import decode
from musnad.corpus.ingest.letters import describe_letters, has_arabic
from musnad.corpus.ingest.markup import has_markup, plain_text
from musnad.corpus.ingest.page import declared_encoding, is_html, read_page
from musnad.corpus.ingest.plain import read_plain
from musnad.corpus.language import language
from musnad.corpus.moments import Moment, Precision, read_moment
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.reasons import reject
from musnad.corpus.values import host_of, line, prose, whole
from musnad.errors import DateError, NoArticleError, NotTextError
from musnad.model import Article

__all__ = ["Extracted", "extract", "guess_fields"]

_UNKNOWN = Mapping()
# In code points. Analysing a text takes about 85 bytes for each.
_LONGEST = 2_000_000
_LONGEST_MARKUP = 10_000_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article and where it comes from.

    Attributes:
        article: To be analysed; its ``id`` is `key`, its ``date`` the day of `published`.
        key: The id that the input itself gives it.
        address: Its address on the web.
        published: ISO 8601, as precise as known, with its offset where that is known.
        precision: How much of `published` is known.
        zone: Its offset, as ``+03:00``.
        language: ISO 639 code.
        encoding: What the bytes were read as.
        extractor: What found the text: ``record``, ``record+markup``, ``plain``,
            ``plain+markup``, or the page reader with its version.
        raw_hash: Thirty-two hexadecimal digits of the record's bytes.
        notes: What was guessed or found; each begins with what it is about.
    """

    article: Article
    key: str | None
    address: str | None
    published: str | None
    precision: Precision | None
    zone: str | None
    language: str
    encoding: str
    extractor: str
    raw_hash: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """What was found of an article so far."""

    text: str
    encoding: str
    extractor: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    key: str | None = None
    address: str | None = None
    moment: Moment | None = None
    notes: list[str] = field(default_factory=list)


class _RefusedError(Exception):
    """A record is no article: code and message of its reject."""


def extract(
    raw: Raw, mapping: Mapping = _UNKNOWN, *, outlet: str | None = None
) -> Extracted | Reject:
    """Make an article of a record.

    Args:
        raw: The record.
        mapping: Which field is what. What it does not know is guessed, for each record by its own
            fields, so that no record depends on its neighbours.
        outlet: Overrides the outlet that the record names.

    Returns:
        The article, or why there is none; odd text is never an error.
    """
    raw_hash = blake2b(raw.data, digest_size=16).hexdigest()
    try:
        return _finished(_drafted(raw, mapping), raw_hash, outlet)
    except _RefusedError as refusal:
        code, message = refusal.args
    except NotTextError as error:
        code, message = "not-text" if raw.data.strip() else "empty", str(error)
    except NoArticleError as error:
        code, message = "no-article", str(error)
    except DateError as error:
        code, message = "date", str(error)
    return reject(
        code,
        whole(message),
        input=raw.input,
        number=raw.number,
        address=raw.address,
        raw_hash=raw_hash,
    )


def guess_fields(raws: Iterable[Raw], said: Mapping = _UNKNOWN) -> Mapping:
    """Return which field is what in most of some records, to be shown to people.

    Args:
        raws: Records; what is no record is passed over.
        said: What a person said of them.
    """
    records: list[Record[str, object]] = []
    for raw in raws:
        try:
            if raw.form == "record":
                records.append(_fields(raw)[0])
        except (_RefusedError, NotTextError):
            continue
    names = dict.fromkeys(name for record in records for name in names_of(record))
    return said.over(guess(list(names), records))


def _drafted(raw: Raw, mapping: Mapping) -> _Draft:
    match raw.form:
        case "record":
            return _record(raw, mapping)
        case "page":
            return _page(raw)
        case "text":
            return _text(raw)


def _fields(raw: Raw) -> tuple[dict[str, Any], str, list[str]]:
    """Return the fields, the encoding and what to tell of it."""
    decoded = decode(raw.data, mend=True)
    try:
        record = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        shown = decoded.text[:40]
        raise _RefusedError("not-json", f"found: {shown!r}, no JSON ({error})") from None
    if not isinstance(record, dict):
        raise _RefusedError("not-an-object", f"found: {type(record).__name__}; accepted: an object")
    return record, decoded.encoding, list(decoded.notes)


def _record(raw: Raw, said: Mapping) -> _Draft:
    record, encoding, notes = _fields(raw)
    mapping = _settled(record, said)
    text = prose(value_of(record, mapping.text))
    if text is None:
        names = ", ".join(repr(name) for name in list(record)[:8]) or "nothing"
        usual = mapping.text or _by_names(tuple(names_of(record)), said).text
        is_empty = usual is not None and usual in record and not record[usual]
        code = "empty" if is_empty else "no-text-field"
        raise _RefusedError(code, f"found: no text (but {names}); accepted: a record with a text")
    _require_length(text, _LONGEST_MARKUP)
    draft = _Draft(text, encoding, "record", notes=notes)
    if has_markup(text):
        _unmark(draft)
    draft.title = line(value_of(record, mapping.title)) or draft.title
    draft.outlet = line(value_of(record, mapping.outlet)) or draft.outlet
    draft.byline = line(value_of(record, mapping.byline)) or draft.byline
    draft.key = line(value_of(record, mapping.id))
    draft.address = line(value_of(record, mapping.address)) or raw.address
    date = value_of(record, mapping.date)
    moment = read_moment(date)
    if moment is None and date:
        draft.notes.append(f"date: {str(date)[:40]!r} is not read")
    draft.moment = moment or draft.moment
    return draft


def _unmark(draft: _Draft) -> None:
    """Take the text out of its markup; a whole page is read as one."""
    if is_html(draft.text):
        _fill(draft, draft.text)
    else:
        draft.text = plain_text(draft.text)
        draft.extractor = "record+markup"


def _page(raw: Raw) -> _Draft:
    decoded = decode(raw.data, declared=raw.encoding or declared_encoding(raw.data), mend=True)
    draft = _Draft("", decoded.encoding, "", address=raw.address, notes=list(decoded.notes))
    _fill(draft, decoded.text)
    return draft


def _fill(draft: _Draft, html: str) -> None:
    page = read_page(html)
    draft.text = page.article.text
    draft.title, draft.outlet = page.article.title, page.article.outlet
    draft.byline = page.article.byline
    draft.notes.extend(page.notes)
    draft.extractor = f"trafilatura {_trafilatura()}"
    if page.published:
        try:
            draft.moment = read_moment(page.published)
        except DateError:
            # A page says it in many places, and its text is no worse for one of them.
            draft.notes.append(f"date: {page.published} is not believed")


def _text(raw: Raw) -> _Draft:
    decoded = decode(raw.data, mend=True)
    _require_length(decoded.text, _LONGEST_MARKUP)
    has_tags = has_markup(decoded.text)
    plain = read_plain(plain_text(decoded.text) if has_tags else decoded.text)
    extractor = "plain+markup" if has_tags else "plain"
    draft = _Draft(plain.text, decoded.encoding, extractor, plain.title, address=raw.address)
    draft.notes.extend(decoded.notes)
    if plain.title:
        draft.notes.append(f"title: {plain.title} (the first line)")
    return draft


def _finished(draft: _Draft, raw_hash: str, outlet: str | None) -> Extracted:
    text = whole(draft.text)
    if text != draft.text:
        draft.notes.append("encoding: U+FFFD put for halves of surrogate pairs")
    _require_length(text, _LONGEST)
    code = _wanted_language(text)
    if not outlet and not draft.outlet and (host := host_of(draft.address)):
        draft.outlet = host
        draft.notes.append(f"outlet: {host} (its address)")
    moment = draft.moment
    key = whole(draft.key) if draft.key else None
    return Extracted(
        article=Article(
            text=text,
            title=whole(draft.title) if draft.title else None,
            outlet=outlet or (whole(draft.outlet) if draft.outlet else None),
            date=moment.day if moment else None,
            id=key,
            byline=whole(draft.byline) if draft.byline else None,
        ),
        key=key,
        address=whole(draft.address) if draft.address else None,
        published=moment.iso if moment else None,
        precision=moment.precision if moment else None,
        zone=moment.zone if moment else None,
        language=code,
        encoding=draft.encoding,
        extractor=draft.extractor,
        raw_hash=raw_hash,
        notes=tuple(map(whole, draft.notes)),
    )


def _require_length(text: str, most: int) -> None:
    if len(text) > most:
        message = f"found: a text of {len(text):,} code points; accepted: {_LONGEST:,}"
        raise _RefusedError("too-large", message)


def _wanted_language(text: str) -> str:
    if not text or text.isspace():
        raise _RefusedError("empty", "found: an empty text; accepted: Arabic news")
    if not has_arabic(text):
        raise _RefusedError("no-arabic", f"found: {describe_letters(text)}; accepted: Arabic news")
    code = language(text)
    if code != "ar":
        raise _RefusedError("language", f"found: a text in {_NAMES.get(code, code)}")
    return code


_NAMES = {
    "fa": "Persian (fa)",
    "ur": "Urdu (ur)",
    "ckb": "Kurdish (ckb)",
    "ps": "Pashto (ps)",
    "ug": "Uyghur (ug)",
    "en": "English (en)",
    "fr": "French (fr)",
}


def _settled(record: dict[str, Any], said: Mapping) -> Mapping:
    mapping = _by_names(tuple(names_of(record)), said)
    text = value_of(record, mapping.text)
    if said.text is not None or (isinstance(text, str) and text):
        return mapping
    return said.over(guess(names_of(record), [record]))


@lru_cache(maxsize=1_000)
def _by_names(names: tuple[str, ...], said: Mapping) -> Mapping:
    return said.over(guess(names))


@cache
def _trafilatura() -> str:
    from importlib.metadata import version

    return version("trafilatura")
