"""Read Arabic news and see on whose word every statement stands.

>>> import musnad
>>> a = musnad.read("وقال مصدر مطلع لوكالة رويترز إن المفاوضات توقفت.", outlet="الصحيفة")
>>> [str(chain) for chain in a.chains]
['الصحيفة ← وكالة رويترز ← مصدر مطلع']
"""

from __future__ import annotations

from datetime import date as _date
from typing import TYPE_CHECKING

from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.model import Analysis

__all__ = ["MusnadError", "__version__", "read"]
__version__ = "0.1.0"


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: _date | str | None = None,
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
