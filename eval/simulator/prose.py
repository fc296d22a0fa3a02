"""Articles written out, with where their statements stand."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.bank import Bank
from simulator.drafts import Draft, Say
from simulator.wording import quote

__all__ = ["Told", "Written", "write"]


@dataclass(frozen=True, slots=True)
class Told:
    """Where a statement stands: half-open code points into the text."""

    say: Say
    sentence: tuple[int, int]
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """An article as it is read."""

    draft: Draft
    text: str
    told: tuple[Told, ...]


def write(draft: Draft, bank: Bank) -> Written:
    """Return an article's text."""
    credit = draft.credit
    text = bank.words["layout"]["dateline"].format(agency=credit) if credit else ""
    told: list[Told] = []
    for part in draft.parts:
        text += "\n" if text and not text.endswith(" ") else ""
        start = len(text)
        if isinstance(part, Say):
            before, content, after = _sentence(part, draft, bank)
            inside = (start + len(before), start + len(before) + len(content))
            text += before + content + after
            told.append(Told(part, (start, len(text)), inside))
        else:
            text += quote(part, draft.quotes, bank.words)
    foot = bank.outlets[draft.outlet].foot
    return Written(draft, f"{text}\n{foot}" if foot else text, tuple(told))


def _sentence(say: Say, draft: Draft, bank: Bank) -> tuple[str, str, str]:
    via = bank.outlets[say.via].word if say.via else ""
    frame = quote(say.frame, draft.quotes, bank.words)
    before, _, after = frame.partition("{content}")
    fill = {"source": say.source or "", "via": via}
    return before.format(**fill), say.content, after.format(**fill)
