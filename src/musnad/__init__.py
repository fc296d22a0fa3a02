"""Read Arabic news and see on whose word every statement stands.

>>> import musnad
>>> a = musnad.read("وقال مصدر مطلع لوكالة رويترز إن المفاوضات توقفت.", outlet="الصحيفة")
>>> [str(chain) for chain in a.chains]
['الصحيفة ← وكالة رويترز ← مصدر مطلع']
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.export.frame import Library
    from musnad.model import Analysis

__all__ = ["MusnadError", "__version__", "frame", "read"]
__version__ = "0.1.0"


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: datetime.date | str | None = None,
    id: str | None = None,
) -> Analysis:
    """Lay out every statement of one Arabic article and on whose word it stands.

    Args:
        text: The article's body. Any string at all gets through.
        title: The headline, compared with the body.
        outlet: Who published it; its own name is never counted as having passed something on.
        date: The day it was published, a `datetime.date` or ISO 8601.
        id: A name for the article, kept in the output.

    Returns:
        The analysis; offsets are half-open code points into ``text``, verbatim.

    Raises:
        musnad.errors.DateError: ``date`` is a string and no date.

    >>> a = read("زعم الناطق أن الجسر سقط.")
    >>> a.attributions[0].stance, a.sources[0].name
    ('doubting', 'الناطق')
    """
    from musnad.analyze import analyze, parse_date
    from musnad.model import Article

    return analyze(Article(text=text, title=title, outlet=outlet, date=parse_date(date), id=id))


def frame(
    texts: Any,
    *,
    kind: Library | None = None,
    text: str = "text",
    title: str = "title",
    outlet: str = "outlet",
    date: str = "date",
    id: str = "id",
) -> Any:
    """Read many texts and return their statements as a frame of pandas or polars, a row each.

    Args:
        texts: A list of texts, a Series, or a frame with a column of texts. Where there is no text
            (None, NaN), there are no statements.
        kind: ``pandas`` or ``polars``; else that of ``texts``, else the one that is installed.
        text: The column with the text.
        title: The column with the headline; this and those below may be missing if not renamed.
        outlet: The column with who published it.
        date: The column with the day.
        id: The column with the article's name.

    Returns:
        ``input`` (the text's place in ``texts``, in pandas its label), then the columns of the
        format ``csv`` (docs/exports.md). Offsets are half-open code points into the text.

    Raises:
        musnad.errors.InputError: ``texts`` is none of these, or has no such column.
        musnad.errors.DateError: A date is none; names the row.
        musnad.errors.MissingExtraError: The library is not installed.

    >>> found = frame(["زعم شاهد أن الجسر سقط."], kind="polars")
    >>> found.select("input", "cue", "speaker", "stance", "content").row(0)
    (0, 'زعم', 'شاهد', 'doubting', 'أن الجسر سقط')
    """
    from musnad.export.frame import frame as _frame

    names = {"text": text, "title": title, "outlet": outlet, "date": date, "id": id}
    return _frame(texts, kind, names)
