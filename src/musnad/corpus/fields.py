"""Which field of a record is what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Record
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files

from musnad.arabic import fold
from musnad.corpus.ingest.letters import has_arabic
from musnad.errors import InputError

__all__ = ["Mapping", "guess", "is_text_name", "names_of", "parse_map", "value_of"]

_JOINTS = re.compile(r"[\s_\-]+")
# A text that no name gives away is at least so long, in code points, and so Arabic.
_SHORTEST = 100
_MOSTLY = 0.5
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Mapping:
    """The name of the record's field for each part of an article.

    None where it is not known, empty where there is none; ``a.b`` is the field ``b`` of the
    object in ``a``.

    Attributes:
        text: The body.
        title: The headline.
        outlet: Who published it.
        date: When it was published.
        id: The record's own name.
        address: Its address on the web.
        byline: Who signs it.
    """

    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    id: str | None = None
    address: str | None = None
    byline: str | None = None

    def over(self, other: Mapping) -> Mapping:
        """Return this mapping, with what it does not know from another.

        >>> Mapping(text="a").over(Mapping(text="b", date="c"))
        Mapping(text='a', title=None, outlet=None, date='c', id=None, address=None, byline=None)
        """
        unknown = {part: source for part, source in other.pairs() if getattr(self, part) is None}
        return replace(self, **unknown)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each part that is known, and its field."""
        for part in PARTS:
            source = getattr(self, part)
            if source is not None:
                yield part, source

    def describe(self) -> str:
        """Return it for people.

        >>> Mapping(text="body", outlet="source").describe()
        'text ← body, outlet ← source'
        """
        return ", ".join(f"{part} ← {source}" for part, source in self.pairs() if source)


PARTS = tuple(field.name for field in fields(Mapping))
"""The parts of an article, in the order of `Mapping`."""


def parse_map(written: str) -> Mapping:
    """Read what a person says of the fields.

    Args:
        written: ``text=body,outlet=source``; nothing behind the sign says that there is none.

    Raises:
        InputError: It is written otherwise, or names a part that articles do not have.

    >>> parse_map("text=body, outlet=source.name").outlet
    'source.name'
    """
    accepted = f"accepted: {', '.join(PARTS)}, as in text=body,outlet=source"
    found: dict[str, str] = {}
    for pair in written.split(","):
        part, sign, source = (piece.strip() for piece in pair.partition("="))
        if not sign:
            raise InputError(f"found: {pair.strip()!r} without '='; {accepted}")
        if part not in PARTS:
            raise InputError(f"found: {part!r}, which no article has; {accepted}")
        if part in found:
            raise InputError(f"found: {part!r} twice; {accepted}")
        found[part] = source
    return Mapping(**found)


def guess(names: Sequence[str], samples: Sequence[Record[str, object]] = ()) -> Mapping:
    """Guess the fields by their usual names, and the text, at need, by what it holds.

    Args:
        names: The fields there are; `names_of` gives them, nested ones too.
        samples: Records. A field that holds no text in any of them is not taken for the text, and
            where no name is known the longest field that is mostly Arabic is.

    Returns:
        What was found; None for the rest.

    >>> guess(["body", "source", "pubDate"]).describe()
    'text ← body, outlet ← source, date ← pubDate'
    """
    mapping = _by_name(tuple(names), ())
    if not samples:
        return mapping
    hollow: list[str] = []
    while mapping.text is not None and not _holds_text(mapping.text, samples):
        hollow.append(mapping.text)
        mapping = _by_name(tuple(names), tuple(hollow))
    if mapping.text is not None:
        return mapping
    taken = {source for _, source in mapping.pairs()}
    free = [name for name in names if name not in taken]
    lengths = {name: _arabic_length(name, samples) for name in free}
    longest = max(free, key=lambda name: lengths[name], default=None)
    if longest is not None and lengths[longest] >= _SHORTEST:
        return replace(mapping, text=longest)
    return mapping


def names_of(record: Record[str, object]) -> list[str]:
    """Return the names of a record's fields; those of an object in it behind its own.

    >>> names_of({"id": 1, "source": {"name": "صحيفة"}})
    ['id', 'source', 'source.name']
    """
    names: list[str] = []
    for name, value in record.items():
        names.append(name)
        if isinstance(value, dict):
            names.extend(f"{name}.{inner}" for inner in value)
    return names


def value_of(record: Record[str, object], name: str | None) -> object:
    """Return what a field holds, or None where there is no such field.

    >>> value_of({"source": {"name": "صحيفة"}}, "source.name")
    'صحيفة'
    """
    if not name:
        return None
    if name in record or "." not in name:
        return record.get(name)
    outer, _, inner = name.partition(".")
    value = record.get(outer)
    return value_of(value, inner) if isinstance(value, dict) else None


def is_text_name(name: str) -> bool:
    """Tell whether a text is usually kept under that name."""
    return _plain(name) in _ranks()["text"]


@cache
def _ranks() -> dict[str, dict[str, int]]:
    """Return for each part its usual names, with their ranks."""
    source = files("musnad.corpus").joinpath("fields.toml").read_text(encoding="utf-8")
    return {
        part: {_plain(name): rank for rank, name in reversed(list(enumerate(row["names"])))}
        for part, row in tomllib.loads(source).items()
    }


def _by_name(names: tuple[str, ...], hollow: tuple[str, ...]) -> Mapping:
    found: dict[str, str] = {}
    for part, ranks in _ranks().items():
        free = [name for name in names if name not in found.values()]
        if part == "text":
            free = [name for name in free if name not in hollow]
        ranked = [
            (rank, place, name)
            for place, name in enumerate(free)
            if (rank := _rank(name, ranks)) is not None
        ]
        if ranked:
            found[part] = min(ranked)[2]
    return Mapping(**found)


def _rank(name: str, ranks: dict[str, int]) -> int | None:
    whole = ranks.get(_plain(name))
    if whole is None and "." in name:
        # Of "source.name" the first part says what it is the name of.
        outer, _, inner = name.rpartition(".")
        known = ranks.get(_plain(inner))
        if known is None and _plain(inner) == "name":
            return ranks.get(_plain(outer))
        return None if known is None else known + len(ranks)
    return whole


def _plain(name: str) -> str:
    words = _JOINTS.sub(" ", name.strip()).split()
    return "".join(fold(word) for word in words).casefold()


def _holds_text(name: str, samples: Sequence[Record[str, object]]) -> bool:
    values = (value_of(sample, name) for sample in samples)
    return any(
        (isinstance(value, str) and has_arabic(value))
        or (isinstance(value, list) and any(isinstance(each, str) for each in value))
        for value in values
    )


def _arabic_length(name: str, samples: Sequence[Record[str, object]]) -> float:
    """Return how long the values of a field are on average; 0 where they are not mostly Arabic."""
    values = [value for sample in samples if isinstance(value := value_of(sample, name), str)]
    text = "".join(values)
    letters = sum(each.isalpha() for each in text[:20_000])
    arabic = sum("\u0600" <= each <= "\u06ff" for each in text[:20_000] if each.isalpha())
    return len(text) / len(samples) if letters and arabic > _MOSTLY * letters else 0.0
