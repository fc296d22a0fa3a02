"""Ids: hashes of what they denote."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files

__all__ = ["article_id", "bytes_hash", "digest", "lexicon_version"]

_SHORT = 8


def digest(*parts: str | None, size: int = _SHORT) -> str:
    """Return a hash of several strings, in hexadecimal.

    Where one ends and the next begins counts, and None is not the empty string.

    >>> digest("ab", "c") == digest("a", "bc"), digest(None) == digest("")
    (False, False)
    """
    state = blake2b(digest_size=size)
    for part in parts:
        # Lone surrogates get through: any string has an id.
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        state.update(b"-" if part is None else b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def article_id(outlet: str | None, address: str | None, text: str) -> str:
    """Return the id of an article: 64 bits, 16 hexadecimal digits."""
    return digest(outlet, address, text)


def bytes_hash(data: bytes) -> str:
    """Return a hash of 128 bits, in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


@cache
def lexicon_version() -> str:
    """Return a hash of the word lists, all of them, as they are installed."""
    folder = files("musnad.lexicon") / "data"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return digest(*(part for name in names for part in (name, (folder / name).read_text("utf-8"))))
