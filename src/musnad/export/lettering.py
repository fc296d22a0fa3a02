"""Text in a drawing, which does not fold by itself: how wide it is about, and its lines."""

from __future__ import annotations

import unicodedata

__all__ = ["cut", "width", "wrap"]


def width(text: str) -> float:
    """Return about how wide a text is, in Arabic letters of usual width.

    >>> width("كَتَبَ"), width("NATO") > width("nato")
    (3.0, True)
    """
    return sum(map(_letter, text))


def _letter(ch: str) -> float:
    if ch.isspace():
        return 0.55
    if ch < "\u0250":
        return 1.35 if ch.isupper() else 1.1
    if unicodedata.category(ch) in ("Mn", "Me", "Cf"):
        return 0.0
    return 2.2 if unicodedata.east_asian_width(ch) in "WF" or ch > "\ufbff" else 1.0


def cut(text: str, room: float) -> str:
    """Return the text, cut with … where it is wider than ``room``.

    >>> cut("الوزارة", 4), cut("وزير", 4)
    ('الو…', 'وزير')
    """
    if width(text) <= room:
        return text
    whole = 0.0
    for index, ch in enumerate(text):
        whole += _letter(ch)
        if whole > room - 1:
            return text[:index].rstrip() + "…"
    return text


def wrap(text: str, room: float, most: int) -> tuple[str, ...]:
    """Return the text in at most ``most`` lines of that width; … tells that there is more.

    >>> wrap("مجلس بلدية المدينة", 11, 2)
    ('مجلس بلدية', 'المدينة')
    """
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(cut(" ".join(words), room))
            break
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1])) <= room:
            taken += 1
        lines.append(cut(" ".join(words[:taken]), room))
        words = words[taken:]
    return tuple(lines)
