"""The folded words of texts as numbers, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.arabic import IGNORABLE, PRESENTED, fold

__all__ = ["SHINGLE", "SKETCH", "Words", "shingles", "words_of"]

SKETCH = 2
"""Version of what is made of a text here and in `prints`: other ones are not comparable."""

SHINGLE = 5
"""Words of a shingle."""

_NOTHING, _LETTER, _DIGIT, _IGNORED = range(4)
_PLANE = 0x10000
_BATCH = 1 << 15
_PRESENTATION = re.compile(f"[{PRESENTED}]")
_DRESSED = 0xFB50
_FACTORS = tuple(
    int.from_bytes(blake2b(b"shingle %d" % n, digest_size=8).digest(), "big") | 1
    for n in range(SHINGLE)
)
_BASE = 0x9E3779B97F4A7C15
_MIXER = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)
_HIGH = np.uint64(32)


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


def words_of(texts: Sequence[str]) -> Words:
    """Return the words of texts.

    A word is a run of letters with their marks, or a number. Marks, tatweel and spelling make no
    difference, nor does it which number it is: versions of one report count and round as they
    like. What stands between words makes none either.

    >>> a, b = (words_of([text]).hashes for text in ("قال: «نعم» ١٢", "قَــالَ نعم، 13"))
    >>> (a == b).all()
    np.True_
    """
    found = [_of_some(some) for some in _batches(texts)]
    if not found:
        none = np.zeros(0, np.uint32)
        return Words(np.zeros(0, np.int64), none, none, none)
    return Words(*map(np.concatenate, zip(*found, strict=True)))


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the texts in groups whose arrays stay in the processor's cache."""
    first = size = 0
    for at, text in enumerate(texts):
        size += len(text)
        if size >= _BATCH:
            yield texts[first : at + 1]
            first, size = at + 1, 0
    if first < len(texts):
        yield texts[first:]


def _of_some(texts: Sequence[str]) -> Words:
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    first = np.cumsum(lengths) - lengths
    whole = "\n".join(texts)
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
    begins, behind, hashes = _read(codes)
    # Letters in the forms of the typesetter stand for one letter or for several.
    for at in np.flatnonzero(codes >= _DRESSED):
        word = int(np.searchsorted(begins, at, "right")) - 1
        if word >= 0 and at < behind[word] and _PRESENTATION.match(whole[at]):
            hashes[word] = _hash(fold(whole[begins[word] : behind[word]]))
    counts = np.diff(np.searchsorted(begins, first), append=len(begins))
    base = np.repeat(first, counts)
    return Words(
        counts, hashes, (begins - base).astype(np.uint32), (behind - base).astype(np.uint32)
    )


def shingles(hashes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return a hash of 64 bits for each five words that follow one another.

    There are four fewer than words; none for fewer than five words.
    """
    count = max(0, len(hashes) - SHINGLE + 1)
    found = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        found += hashes[place : place + count] * np.uint64(factor)
    return _mixed(found)


def _mixed(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    found ^= found >> _SHIFT
    found *= _MIXER
    found ^= found >> _SHIFT
    return found


def _read(
    codes: NDArray[np.uint32],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
    """Return where the words of a text begin and end, and their hashes.

    The hash of a word is a polynomial of its letters; of all words at once it is a difference of
    running sums, shifted to where the word begins.
    """
    kinds, letters = _classified(codes)
    # What is ignored is of the word that it stands in or behind: it is left out until the end.
    real = kinds != _IGNORED
    places, kinds, letters = np.flatnonzero(real), kinds[real], letters[real]
    edged = np.zeros(len(kinds) + 2, np.uint8)
    edged[1:-1] = kinds
    cuts = np.flatnonzero(edged[1:] != edged[:-1])
    found = edged[cuts[:-1] + 1] if len(cuts) else edged[:0]
    words = np.flatnonzero(found)
    begins, behind, numbers = cuts[words], cuts[words + 1], found[words] == _DIGIT
    powers, inverse = _powers(len(letters))
    sums = np.zeros(len(letters) + 1, np.uint64)
    letters *= powers[: len(letters)]
    np.cumsum(letters, out=sums[1:])
    hashes = (_mixed((sums[behind] - sums[begins]) * inverse[begins]) >> _HIGH).astype(np.uint32)
    hashes[numbers] = _hash("0")
    # A mark behind a number is none of its own.
    ends = np.append(places, len(codes))[behind]
    ends[numbers] = places[behind[numbers] - 1] + 1
    return places[begins], ends, np.maximum(hashes, 1)


@lru_cache(1 << 12)
def _hash(word: str) -> int:
    """Return the hash of one folded word, as `_read` makes it of many."""
    codes = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    found = (codes * _powers(len(codes))[0][: len(codes)]).sum(keepdims=True)
    return max(1, int(_mixed(found)[0] >> _HIGH))


def _classified(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """Return the kind of each code point, and the letter that it folds to, 0 where it has none."""
    places = codes.astype(np.intp)
    # Beyond the tables it is their last row, until it is looked up.
    kinds, letters = _tables()
    found, folded = kinds.take(places, mode="clip"), letters.take(places, mode="clip")
    if codes.max(initial=0) >= _PLANE:
        for at in np.flatnonzero(codes >= _PLANE):
            found[at], folded[at] = _looked_up(int(codes[at]))
    return found, folded


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    rows = [_looked_up(code) for code in range(_PLANE)]
    kinds, letters = zip(*rows, strict=True)
    return np.array(kinds, np.uint8), np.array(letters, np.uint64)


@cache
def _ignored() -> re.Pattern[str]:
    return re.compile(f"[{IGNORABLE}]")


def _looked_up(code: int) -> tuple[int, int]:
    letter = chr(code)
    if _ignored().match(letter):
        return _IGNORED, 0
    if letter.isdecimal():
        return _DIGIT, code
    if letter.isalnum():
        folded = fold(letter)
        return _LETTER, ord(folded) if len(folded) == 1 else code
    return _NOTHING, 0


def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the powers of the base, and of its inverse modulo 2 ** 64, from 0: so many or more."""
    return _table_of_powers(max(1, count).bit_length())


@cache
def _table_of_powers(bits: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    found = np.ones((2, 1 << bits), np.uint64)
    found[0, 1:] = _BASE
    found[1, 1:] = pow(_BASE, -1, 1 << 64)
    np.multiply.accumulate(found, axis=1, out=found)
    return found[0], found[1]
