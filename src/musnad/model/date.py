"""A date, time, period, duration or recurrence where the text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.model.span import Span

__all__ = ["Date", "DateMod", "DateType"]

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
"""As in TIMEX3."""

DateMod = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER"]
"""As in TIMEX3; ``AFTER`` is also "more than", ``BEFORE`` also "less than"."""


@dataclass(frozen=True, slots=True)
class Date:
    """One expression of time, resolved against the day of the article.

    Attributes:
        span: The expression, with its head noun (يوم، شهر), without what governs it.
        type: One of `DateType`.
        value: TIMEX3 value, Gregorian; None where it needs the article's day and there is none.
        mod: One of `DateMod`, or None.
        rule: The rule that read it.
    """

    span: Span
    type: DateType
    value: str | None
    mod: DateMod | None
    rule: str
