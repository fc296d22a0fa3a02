"""Letters, marks and digits of Arabic script, and folding.

Folding makes spellings of one word equal: marks, tatweel and invisible controls fall away, the
alefs become one, and so do ya with alef maqsura, ta marbuta with ha, the Persian kaf and ya. It
is done beside the text, a word at a time; offsets always point into the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "CONTROLS",
    "IGNORABLE",
    "PRESENTED",
    "TASHKEEL",
    "bare",
    "fold",
    "has_letters",
    "letter_width",
    "letters",
    "unite",
]

TASHKEEL = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Vowel and Quranic marks, as the inside of a regular-expression class."""

CONTROLS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphen, joiners and bidirectional controls, as the inside of a class."""

IGNORABLE = TASHKEEL + "\u0640" + CONTROLS
"""What carries no letter inside a word: marks, tatweel (U+0640) and controls."""

PRESENTED = "\ufb50-\ufdff\ufe70-\ufefc"
"""Letters in the forms of the typesetter, as the inside of a class."""

_IGNORED = re.compile(f"[{IGNORABLE}]+")
_DRESSED = re.compile(f"[{IGNORABLE}{PRESENTED}]")
_ARABIC = re.compile(f"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06fc{PRESENTED}]")
_PRESENTATION = re.compile(f"[{PRESENTED}]")
_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ک": "ك",
        "ڪ": "ك",
        **{chr(0x660 + d): str(d) for d in range(10)},
        **{chr(0x6F0 + d): str(d) for d in range(10)},
    }
)


def bare(word: str) -> str:
    """Return the word without marks, tatweel and controls, its letters as written.

    >>> bare("قَــالَ")
    'قال'
    """
    if not _DRESSED.search(word):  # most words: one look is enough
        return word
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return _IGNORED.sub("", word)


def fold(word: str) -> str:
    """Return the form under which all spellings of a word are equal.

    >>> fold("أَكَّدَ") == fold("اكد") and fold("نفى") == fold("نفي")
    True
    >>> fold("١٢")
    '12'
    """
    return unite(bare(word))


def letters(name: str) -> str:
    """Return the folded letters and digits of a name, without dots and spaces.

    >>> letters("أ. ف. ب") == letters("أ ف ب")
    True
    """
    return "".join(letter for letter in fold(name) if letter.isalnum())


def unite(word: str) -> str:
    """Return a word that is `bare` with the letters that are one written as one.

    >>> unite(bare("إلـى"))
    'الي'
    """
    return word.translate(_LETTERS)


def letter_width(word: str) -> int:
    """Return how many code points the first letter takes with its marks and tatweel.

    >>> letter_width("لِلوزارة"), letter_width("لـلوزارة"), letter_width("للوزارة")
    (2, 2, 1)
    """
    marks = _IGNORED.match(word, 1)
    return marks.end() if marks else 1


def has_letters(text: str) -> bool:
    """Tell whether the text holds an Arabic letter."""
    return _ARABIC.search(text) is not None
