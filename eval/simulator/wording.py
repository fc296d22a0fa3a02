"""The same said with other words."""

from __future__ import annotations

import re
from random import Random
from typing import Any

__all__ = ["change_number", "quote", "reword", "vocalise"]

_WORD = r"(?<!\w){}(?!\w)"
_NUMBER = re.compile(r"(?<!\d)\d\d(?!\d)")


def reword(text: str, strength: float, words: dict[str, Any], dice: Random) -> str:
    """Return a text with words, numbers and vowel marks changed, each with that probability."""
    table = words["reword"]
    for group in (*table["synonyms"], *table["cues"]):
        text = _swapped(text, group, strength, dice)
    spelt = table["numbers"]

    def number(found: re.Match[str]) -> str:
        return spelt[found[0]] if found[0] in spelt and dice.random() < strength else found[0]

    text = _NUMBER.sub(number, text)
    if dice.random() < strength / 3:
        text = text.translate({ord(str(place)): one for place, one in enumerate(table["digits"])})
    return vocalise(text, strength / 3, words, dice)


def _swapped(text: str, group: list[str], strength: float, dice: Random) -> str:
    for word in group:
        pattern = _WORD.format(re.escape(word))
        if re.search(pattern, text):
            other = dice.choice([one for one in group if one != word])
            return re.sub(pattern, other, text, count=1) if dice.random() < strength else text
    return text


def vocalise(text: str, strength: float, words: dict[str, Any], dice: Random) -> str:
    """Return a text with vowel marks on some words that take them."""
    for plain, marked in words["reword"]["vocalised"]:
        if dice.random() < strength:
            text = re.sub(_WORD.format(plain), marked, text)
    return text


def quote(text: str, number: int, words: dict[str, Any]) -> str:
    """Return a text with the quotation marks of that row of the table."""
    opening, closing = words["reword"]["quotes"][number]
    first_opening, first_closing = words["reword"]["quotes"][0]
    return text.replace(first_opening, opening).replace(first_closing, closing)


def change_number(text: str, dice: Random) -> str:
    """Return a text whose first number of two digits is another."""
    found = _NUMBER.search(text)
    if found is None:
        return text
    other = 21 + (int(found[0]) - 21 + dice.randrange(5, 60)) % 79
    return text[: found.start()] + str(other) + text[found.end() :]
