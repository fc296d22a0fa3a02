"""The habits of outlets, counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb
import pyarrow as pa

__all__ = ["habits"]

_SQL = """
with heads as (
  select outlet, count(*) as articles, sum(words) as words, sum(voice_words) as voice_words,
    count(*) filter (headline_drops) as drops, count(*) filter (len(credits) > 0) as credited,
    count(*) filter (len(credits) = 0 and id in (select id from hidden)) as uncredited
  from articles where outlet is not null group by outlet
), said as (
  select a.outlet, count(*) as attributions,
    count(*) filter (s.kind = 'anonymous') as anonymous, count(*) filter (s.kind = 'vague') as vague
  from attributions t join articles a on a.id = t.article left join sources s on s.id = t.source
  group by a.outlet
), shaded as (
  select a.outlet, count(*) filter (m.kind = 'certainty') as certainty,
    count(*) filter (m.kind = 'hedge') as hedges,
    count(*) filter (m.kind = 'dismissal') as dismissals
  from marks m join articles a on a.id = m.article group by a.outlet
)
select outlet, articles, words, voice_words, coalesce(attributions, 0), coalesce(anonymous, 0),
  coalesce(vague, 0), coalesce(certainty, 0), coalesce(hedges, 0), coalesce(dismissals, 0),
  drops, credited, uncredited
from heads left join said using (outlet) left join shaded using (outlet) order by outlet
"""


def habits(base: duckdb.DuckDBPyConnection, hidden: Iterable[str]) -> list[tuple[Any, ...]]:
    """Return the rows of the table ``outlets``.

    Args:
        base: The library's tables as views.
        hidden: Ids of the articles that are an agency's text or a copy of another outlet's.
    """
    base.register("hidden", pa.table({"id": pa.array(sorted(set(hidden)), pa.string())}))
    return base.execute(_SQL).fetchall()
