"""Whether a text is Arabic at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from musnad.errors import NotTextError

__all__ = ["ACCEPTED_TEXT", "describe_letters", "has_arabic", "require_arabic"]

ACCEPTED_TEXT = "Arabic news text"

# Letters only: marks, digits and punctuation of the same blocks make no Arabic text.
_ARABIC_LETTER = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06fa-\u06fc"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufdfc\ufe70-\ufefc]"
)
# Enough to name the script; counting a whole large file would say nothing more.
_SAMPLE = 100_000


def has_arabic(text: str) -> bool:
    """Tell whether ``text`` holds at least one Arabic letter.

    >>> has_arabic("قال"), has_arabic("he said؟ ١٢")
    (True, False)
    """
    return _ARABIC_LETTER.search(text) is not None


def describe_letters(text: str) -> str:
    """Say what the letters of ``text`` are, the commonest script first.

    Returns:
        A phrase such as ``312 Latin letters``; at most the first 100,000 code points count.

    >>> describe_letters("Breaking news"), describe_letters(" 12 "), describe_letters(" ")
    ('12 Latin letters', 'no letters at all', 'white space only')
    """
    sample = text[:_SAMPLE]
    if not sample.strip():
        return "white space only"
    scripts = Counter(
        unicodedata.name(character, "unnamed").split()[0].capitalize()
        for character in sample
        if character.isalpha()
    )
    if not scripts:
        return "no letters at all"
    script, count = scripts.most_common(1)[0]
    more = " or more" if len(text) > _SAMPLE else ""
    return f"{count}{more} {script} letter{'' if count == 1 else 's'}"


def require_arabic(text: str) -> None:
    """Return where ``text`` holds Arabic.

    Raises:
        NotTextError: It holds no Arabic letter.
    """
    if not has_arabic(text):
        raise NotTextError(f"found: {describe_letters(text)}; accepted: {ACCEPTED_TEXT}")
