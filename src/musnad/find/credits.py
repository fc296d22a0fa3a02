"""Agencies credited in byline, dateline or at the foot: the article's own outermost hop."""

from __future__ import annotations

from collections.abc import Mapping

from musnad.arabic import fold
from musnad.lexicon import Tables
from musnad.lexicon import word as w
from musnad.model import Credit
from musnad.text.document import Document

__all__ = ["find_credits"]

_LEAD = 14  # tokens in which a dateline ends
_INSIDE = 14  # tokens between the brackets of a credit


def find_credits(doc: Document, tables: Tables) -> tuple[Credit, ...]:
    """Return the agencies that the article credits as its own source, each once, in order.

    A credit stands in the dateline before the first dash or colon, alone between brackets where a
    sentence has ended, or alone in the last line. A name inside a sentence is no credit.
    """
    forms = tables.agencies
    found = _dateline(doc, forms)
    for opening in doc.where(w.OPEN):
        found += _bracketed(doc, opening, forms)
    found += _last_line(doc, forms)
    seen: set[str] = set()
    unique = []
    for credit in sorted(found, key=lambda c: c.span):
        key = "".join(ch for ch in fold(credit.name) if ch.isalnum())
        if key not in seen:
            seen.add(key)
            unique.append(credit)
    return tuple(unique)


_Forms = Mapping[str, tuple[tuple[str, ...], ...]]


def _name_at(doc: Document, at: int, last: int, forms: _Forms) -> int:
    """Return the token behind an agency's name at ``at``, dots inside it left out, or ``at``."""
    for form in forms.get(doc.words[at].core, ()) + forms.get(doc.words[at].head, ()):
        token = at
        for part in form:
            while token < last and doc.words[token].fold == "." and token > at:
                token += 1
            if token >= last or (
                doc.words[token].core != part and (token > at or doc.words[token].head != part)
            ):
                break
            token += 1
        else:
            return token
    return at


def _names(doc: Document, first: int, last: int, forms: _Forms) -> list[tuple[int, int]] | None:
    """Return the names of agencies in a range that holds nothing else, or None."""
    found: list[tuple[int, int]] = []
    token = first
    while token < last:
        flags = doc.words[token].flags
        if flags & w.PUNCT or doc.words[token].fold in ("/", "و", "+", "|", "وكاله", "وكالة"):
            token += 1
            continue
        behind = _name_at(doc, token, last, forms)
        if behind == token:
            return None
        found.append((token, behind))
        token = behind
    return found or None


def _credit(doc: Document, span: tuple[int, int], rule: str) -> Credit:
    place = doc.span(*span)
    return Credit(place, place.of(doc.text), rule)


def _dateline(doc: Document, forms: _Forms) -> list[Credit]:
    limit = min(len(doc), _LEAD)
    end = -1
    for index in range(limit):
        flags = doc.words[index].flags
        dash = flags & w.DASH or doc.words[index].fold == "/"
        if flags & (w.COLON | w.LINE) or (dash and index):
            end = index
        if flags & (w.COMP | w.STOP) and not (index and len(doc.words[index - 1].fold) == 1):
            break
    if end < 0:
        return []
    for index in range(end):
        if doc.words[index].flags & w.PUNCT:
            continue
        if doc.words[index].senses:  # "and Reuters said:" is no dateline
            return []
        behind = _name_at(doc, index, end, forms)
        if behind == index:
            continue
        before = (
            index == 0
            or doc.words[index - 1].flags & (w.DASH | w.COLON | w.OPEN | w.COMMA | w.QUOTE | w.LINE)
            or doc.words[index - 1].fold in ("/", "وكاله")
        )
        if before and (doc.words[behind].flags & w.PUNCT or doc.words[behind].fold == "/"):
            return [_credit(doc, (index, behind), "dateline")]
    return []


def _bracketed(doc: Document, opening: int, forms: _Forms) -> list[Credit]:
    closing = -1
    for index in range(opening + 1, min(len(doc), opening + _INSIDE)):
        if doc.words[index].flags & w.CLOSE:
            closing = index
            break
    if closing < 0:
        return []
    before = opening == 0 or doc.words[opening - 1].flags & (w.STOP | w.LINE | w.QUOTE)
    behind = closing + 1 >= len(doc) or doc.words[closing + 1].flags & (w.LINE | w.STOP)
    head = (
        opening < _LEAD
        and closing + 1 < len(doc)
        and doc.words[closing + 1].flags & (w.DASH | w.COLON)
    )
    if not (head or (before and opening) or (behind and opening > len(doc) * 0.6)):
        return []
    names = _names(doc, opening + 1, closing, forms)
    return [_credit(doc, span, "brackets") for span in names or ()]


def _last_line(doc: Document, forms: _Forms) -> list[Credit]:
    last = len(doc)
    while last > 0 and doc.words[last - 1].flags & w.PUNCT:
        last -= 1
    first = last
    while first > 0 and not doc.words[first - 1].flags & w.LINE:
        first -= 1
        if last - first > 8:
            return []
    if first == 0:
        return []
    names = _names(doc, first, last, forms)
    return [_credit(doc, span, "last-line") for span in names or ()]
