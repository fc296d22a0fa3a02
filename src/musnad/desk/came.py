"""What came of a job that added: its articles, and what was rejected and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from musnad.corpus.library import Library
from musnad.corpus.parts import part_files
from musnad.errors import LibraryError

__all__ = ["Came", "Refused", "came_of"]

_NAMED = "exists (select 1 from (select unnest($names) as n) where {})"
_ARTICLES = """
select id, title, outlet from read_parquet($files) a where exists (
  select 1 from (select unnest(a.origins) as o), (select unnest($names) as n)
  where starts_with(o, n || ':') or starts_with(o, n || '!'))
"""
_REJECTS = f"""
select input, number, kind, code, message, address from read_parquet($files)
where {_NAMED.format("input = n or starts_with(input, n || '!')")}
"""


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that became no article.

    Attributes:
        input: The file or address it is from.
        number: Its place there, from 1; 0 for the whole of it.
        kind: ``skipped`` or ``failed``.
        code: Why, of the closed list of reasons.
        message: Why, in words.
        address: Its address on the web, where known.
    """

    input: str
    number: int
    kind: str
    code: str
    message: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a job.

    Attributes:
        articles: Id, headline and outlet of the first of them.
        all_articles: How many there are.
        rejects: The first of them, what failed before what is only not wanted.
        all_rejects: How many there are.
    """

    articles: Sequence[tuple[str, str | None, str | None]] = ()
    all_articles: int = 0
    rejects: Sequence[Refused] = ()
    all_rejects: int = 0


def came_of(library: Library, given: Mapping[str, Any], most: int = 50) -> Came:
    """Return what came of a job, of as much of it as is done.

    Args:
        library: Where it added to.
        given: What the job works on, and has noted.
        most: Articles and rejects that are listed.
    """
    keys, names = set(given.get("keys", ())), list(given.get("names", ()))
    if not keys or not names:
        return Came()
    try:
        parts = [one for one in library.parts() if any(c.input in keys for c in one.covers)]
    except LibraryError:
        return Came()
    with duckdb.connect() as base:

        def asked(table: str, question: str, order: str) -> tuple[list[Any], int]:
            files = [
                part_files(library.root, one.id, [table])[0]
                for one in parts
                if one.tables.get(table)
            ]
            if not files:
                return [], 0
            given = {"files": files, "names": names}
            rows = base.execute(f"{question} order by {order} limit {most}", given).fetchall()
            total = base.execute(f"select count(*) from ({question})", given).fetchone()
            return rows, total[0] if total else 0

        articles, all_articles = asked("articles", _ARTICLES, "date desc nulls last, id")
        rejects, all_rejects = asked("rejects", _REJECTS, "kind, input, number")
    return Came(articles, all_articles, [Refused(*row) for row in rejects], all_rejects)
