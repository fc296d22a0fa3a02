"""What stands in the fields of records, as the parts of an article."""

from __future__ import annotations

from urllib.parse import urlsplit

from musnad.corpus.ingest.markup import has_markup, plain_text

__all__ = ["host_of", "line", "prose", "whole"]

# Addresses with Arabic in them take six letters for one.
_LONGEST_LINE = 4_000
_MOST_NAMES = 20
_DEEPEST = 3
# Where an object keeps its name, an identifier of MongoDB among them.
_NAMES = ("name", "title", "$oid")


def prose(value: object) -> str | None:
    """Return a text; of a list its paragraphs, a line each."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        parts = [part for part in value if isinstance(part, str) and part.strip()]
        return "\n".join(parts) or None
    return None


def line(value: object, depth: int = 0) -> str | None:
    r"""Return a short value as one line, entities read; of several the names, of an object its.

    >>> line({"name": " بريد\nالشاطئ"}), line(["سعاد", "هادي"]), line(7.0), line(None)
    ('بريد الشاطئ', 'سعاد، هادي', '7', None)
    """
    match value:
        case bool() | None:
            return None
        case int():
            return str(value)
        case float():
            # A column of numbers with a hole in it becomes one of floats, and the hole NaN.
            return str(int(value)) if value.is_integer() else str(value) if value == value else None
        case str():
            text = plain_text(value) if has_markup(value) else value
            return " ".join(text[:_LONGEST_LINE].split()) or None
        case list() if depth < _DEEPEST:
            names = [line(each, depth + 1) for each in value[:_MOST_NAMES]]
            return "، ".join(dict.fromkeys(filter(None, names))) or None
        case dict() if depth < _DEEPEST:
            keys = [each for each in _NAMES if each in value]
            return line(value[keys[0]], depth + 1) if keys else None
    return None


def host_of(address: str | None) -> str | None:
    """Return the host of an address without its ``www.``; None where it names none.

    >>> host_of("https://www.news.example:80/a")
    'news.example'
    """
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def whole(value: str) -> str:
    """Put U+FFFD for halves of surrogate pairs, which JSON can hold and no table can."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
