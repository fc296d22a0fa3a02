"""Bytes to text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from musnad.corpus.ingest.binary import ACCEPTED_FILES, describe_binary
from musnad.corpus.ingest.letters import has_arabic
from musnad.errors import NotTextError

__all__ = ["ACCEPTED_ENCODINGS", "MAX_BYTES", "Decoded", "decode", "require_size"]

MAX_BYTES = 100_000_000
"""What is this large or larger is refused."""

ACCEPTED_ENCODINGS = "UTF-8, UTF-16 with a byte order mark, cp1256 or ISO-8859-6"

_LEGACY = ("cp1256", "iso8859_6")
_LABELS = {"cp1256": "cp1256", "iso8859_6": "ISO-8859-6"}
_ASCII = bytes(range(128))
_SAMPLE = 100_000

# How common a letter is in Arabic prose, commonest first: the two legacy encodings share half of
# their letters, and read wrongly they give rare letters (or Latin ones) in the place of common.
_BY_FREQUENCY = "اليمونرتبعدفهسةأكقحجشصطخىإضذزثءغئظؤآ"
_WEIGHT = {letter: 1.0 - rank / 40 for rank, letter in enumerate(_BY_FREQUENCY)}
_PUNCTUATION = "،؛؟«»“”‘’–—…•\u00a0\u200c\u200d\u200e\u200f\u0640"
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_WEIGHT |= dict.fromkeys(_PUNCTUATION, 0.3) | dict.fromkeys(_MARKS, 0.2)
_ARTICLE = "ال"
_FOREIGN = -1.0
# Right readings of news score 0.7 to 0.9 a character, other languages mostly under 0.3.
_PLAUSIBLE = 0.54

# What a page's own declaration may say, in the labels of the WHATWG Encoding Standard.
_DECLARED = {
    "windows-1256": "cp1256",
    "cp1256": "cp1256",
    "x-cp1256": "cp1256",
    "iso-8859-6": "iso8859_6",
    "iso-8859-6-e": "iso8859_6",
    "iso-8859-6-i": "iso8859_6",
    "iso8859-6": "iso8859_6",
    "iso_8859-6": "iso8859_6",
    "arabic": "iso8859_6",
    "asmo-708": "iso8859_6",
    "ecma-114": "iso8859_6",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read.

    Attributes:
        text: Without the byte order mark, else verbatim.
        encoding: The encoding's name, for people.
        guessed: True where neither a mark nor a declaration named it and it is not UTF-8.
        replaced: Number of U+FFFD put in the place of broken bytes; 0 unless asked for.
    """

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What to tell of it, a phrase each."""
        guess = (f"encoding: {self.encoding}, guessed",) if self.guessed else ()
        if self.replaced:
            return (*guess, f"encoding: U+FFFD put for {self.replaced} broken bytes")
        return guess


def require_size(size: int) -> None:
    """Return where ``size``, in bytes, can be read.

    Raises:
        NotTextError: There is nothing, or `MAX_BYTES` or more.
    """
    if size == 0:
        raise NotTextError(f"found: nothing, 0 bytes; accepted: {ACCEPTED_FILES}")
    if size >= MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise NotTextError(
            f"found: {size // 1_000_000} MB or more; accepted: under {limit} MB "
            "(split it, or give one article a line as .jsonl, which may be of any size)"
        )


def decode(data: bytes, *, declared: str | None = None, mend: bool = False) -> Decoded:
    """Read bytes as text.

    A byte order mark decides; then UTF-8, if it is that without a fault; then what the page
    declares; then the likelier of cp1256 and ISO-8859-6.

    Args:
        data: All the bytes.
        declared: The encoding a page names for itself; only Arabic ones are believed.
        mend: Put U+FFFD for a few broken bytes of UTF-8 instead of refusing.

    Raises:
        NotTextError: It is empty, too large, binary or broken, or no Arabic encoding fits.

    >>> decode("قال الوزير".encode("cp1256"))
    Decoded(text='قال الوزير', encoding='cp1256', guessed=True, replaced=0)
    """
    require_size(len(data))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and data[2:4] != b"\0\0":
        return _utf16(data)
    body = data.removeprefix(codecs.BOM_UTF8)
    kind = describe_binary(body)
    if kind:
        raise NotTextError(f"found: {kind}; accepted: {ACCEPTED_FILES}")
    try:
        return Decoded(body.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        if len(body) < len(data) or _meant_utf8(body):
            return _broken_utf8(body, error, mend=mend)
    return _legacy(body, declared)


def _utf16(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-16"), "UTF-16")
    except UnicodeDecodeError as error:
        raise _broken("UTF-16", error) from None


def _broken(encoding: str, error: UnicodeDecodeError) -> NotTextError:
    return NotTextError(
        f"found: {encoding} that is broken at byte {error.start} of {len(error.object)}; "
        f"accepted: {ACCEPTED_ENCODINGS}, without a fault"
    )


def _meant_utf8(data: bytes) -> bool:
    """Tell whether broken bytes are UTF-8 for the most part.

    In either legacy encoding the pairs that make a letter of UTF-8 are next to impossible: their
    second byte is punctuation.
    """
    text = data[:_SAMPLE].decode("utf-8", "replace")
    faults = text.count("\ufffd")
    letters = sum(len(run) for run in re.findall("[\u0600-\u06ff]+", text))
    return letters > 0 and letters >= faults


def _broken_utf8(data: bytes, error: UnicodeDecodeError, *, mend: bool) -> Decoded:
    text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    # Pages cut a teaser in the middle of a letter; more than that is a broken file.
    if mend and replaced <= max(10, len(text) // 1000):
        return Decoded(text, "UTF-8", replaced=replaced)
    raise _broken("UTF-8", error)


def _legacy(data: bytes, declared: str | None) -> Decoded:
    codec = _DECLARED.get((declared or "").strip().lower())
    if codec is not None:
        text = data.decode(codec, "replace")
        if has_arabic(text) and text.count("\ufffd") == 0:
            return Decoded(text, _LABELS[codec])
    # Cutting ASCII away first: a page may hold 100 KB of script before its first Arabic word.
    sample = data.translate(None, _ASCII)[:_SAMPLE]
    scores = {codec: _plausibility(sample, codec) for codec in _LEGACY}
    best = max(_LEGACY, key=lambda codec: scores[codec])
    if scores[best] < _PLAUSIBLE:
        raise NotTextError(
            f"found: 8-bit text that is Arabic in no known encoding; accepted: {ACCEPTED_ENCODINGS}"
        )
    text = data.decode(best, "replace")
    return Decoded(text, _LABELS[best], guessed=True, replaced=text.count("\ufffd"))


def _plausibility(sample: bytes, codec: str) -> float:
    """Return how much ``sample`` looks like Arabic prose in ``codec``, about -1 to 1."""
    text = sample.decode(codec, "replace")
    weight = sum(_WEIGHT.get(character, _FOREIGN) for character in text)
    return (weight + text.count(_ARTICLE)) / len(text)
