"""The word lists of one file that are no rows, by their address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from musnad.arabic import fold
from musnad.errors import LexiconError

__all__ = ["Lists"]

# lists of endings, in which nothing is an ending too
_HOLD_NOTHING: Final = frozenset({"complementizers.enclitics", "nisba.tails", "tails"})


class Lists:
    """Lists of words as written, by ``key`` or ``section.key``.

    >>> grammar = Lists("grammar", {"negations": {"words": ["لا", "لم"]}})
    >>> grammar.words("negations.words")
    ('لا', 'لم')
    >>> grammar.words("negations.strong")
    Traceback (most recent call last):
    musnad.errors.LexiconError: grammar.toml: negations.strong is missing
    """

    __slots__ = ("_file", "_found")

    def __init__(self, file: str, table: Mapping[str, Any]) -> None:
        """Check and keep the lists of a file; other values are left out.

        Raises:
            LexiconError: A list holds what is no word.
        """
        self._file = file
        self._found = {address: self._checked(address, value) for address, value in _walk(table)}

    def words(self, address: str) -> tuple[str, ...]:
        """Return one list.

        Raises:
            LexiconError: There is none.
        """
        if address not in self._found:
            raise LexiconError(f"{self._file}.toml: {address} is missing")
        return self._found[address]

    def section(self, name: str) -> dict[str, tuple[str, ...]]:
        """Return the lists of a section by their keys.

        Raises:
            LexiconError: There is none.
        """
        prefix = f"{name}."
        found = {k.removeprefix(prefix): v for k, v in self._found.items() if k.startswith(prefix)}
        if not found:
            raise LexiconError(f"{self._file}.toml: [{name}] is missing")
        return found

    def top(self) -> dict[str, tuple[str, ...]]:
        """Return the lists that stand in no section."""
        return {address: words for address, words in self._found.items() if "." not in address}

    def folded(self) -> dict[str, tuple[str, ...]]:
        """Return all lists folded, by ``file.address``."""
        return {f"{self._file}.{k}": tuple(map(fold, words)) for k, words in self._found.items()}

    def _checked(self, address: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            raise LexiconError(f"{self._file}.toml: {address}: {value!r} is no list of words")
        for word in value:
            nothing = word == "" and address in _HOLD_NOTHING
            if not isinstance(word, str) or (not word.strip() and not nothing):
                raise LexiconError(f"{self._file}.toml: {address}: {word!r} is no word")
        return tuple(value)


def _walk(table: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield the values of a table with their addresses."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from ((f"{key}.{inner}", found) for inner, found in value.items())
        else:
            yield key, value
