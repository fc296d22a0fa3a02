"""The folded words of texts as numbers, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.arabic import IGNORABLE, fold

__all__ = ["SHINGLE", "SKETCH", "Hashes", "Words", "shingles", "words_of"]

SKETCH = 1
"""Version of what is made of a text here and in `prints`: other ones are not comparable."""

SHINGLE = 5
"""Words of a shingle."""

# A run of digits, or of letters with their marks.
_WORD = re.compile(
    rf"(\d(?:[\d{IGNORABLE}]*\d)?|[^\W\d_]+(?:[{IGNORABLE}]+[^\W\d_]+)*[{IGNORABLE}]*)"
)
_NUMBER = "0"
_MOST_KNOWN = 1 << 21
_FACTORS = tuple(
    int.from_bytes(blake2b(b"shingle %d" % n, digest_size=8).digest(), "big") | 1
    for n in range(SHINGLE)
)
_MIXER = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)


class Words(NamedTuple):
    """The words of texts, one text behind the other.

    Attributes:
        counts: How many words each text has.
        hashes: 32 bits for each word; folded words that are equal have equal ones.
        starts: Offset of each word's first code point in its own text.
        ends: Offset behind its last.
    """

    counts: NDArray[np.int64]
    hashes: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]


class Hashes(dict[str, int]):
    """A word as written → its hash; 0 for what folds to nothing. Each is made once."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        folded = _NUMBER if word[0].isdecimal() else fold(word)
        data = folded.encode("utf-8", "surrogatepass")
        found = int.from_bytes(blake2b(data, digest_size=4).digest(), "big") or 1
        self[word] = found if folded else 0
        return self[word]


def words_of(texts: Sequence[str], known: Hashes | None = None) -> Words:
    """Return the words of texts.

    A word is a run of letters with their marks, or a number. Marks, tatweel and spelling make no
    difference, nor does it which number it is: versions of one report count and round as they
    like. What stands between words makes none either.

    Args:
        texts: The texts.
        known: Hashes made before; those made now are added.

    >>> a, b = (words_of([text]).hashes for text in ("قال: «نعم» ١٢", "قَــالَ نعم، 13"))
    >>> (a == b).all()
    np.True_
    """
    pieces = _WORD.split("\n".join(texts))
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    hash_of = (Hashes() if known is None else known).__getitem__
    hashes = np.fromiter(map(hash_of, pieces[1::2]), np.uint32, len(pieces) // 2)
    kept = hashes != 0
    begins, behind = ends[:-1:2][kept], ends[1::2][kept]
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    first = np.cumsum(lengths) - lengths
    owner = np.searchsorted(first, begins, "right") - 1
    return Words(
        np.bincount(owner, minlength=len(texts)),
        hashes[kept],
        (begins - first[owner]).astype(np.uint32),
        (behind - first[owner]).astype(np.uint32),
    )


def shingles(hashes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return a hash of 64 bits for each five words that follow one another.

    There are four fewer than words; none for fewer than five words.
    """
    count = max(0, len(hashes) - SHINGLE + 1)
    found = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        found += hashes[place : place + count] * np.uint64(factor)
    found ^= found >> _SHIFT
    found *= _MIXER
    found ^= found >> _SHIFT
    return found
