"""The texts of some articles of a library, read from the files that have them and from no other."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from musnad.corpus.library import Library

__all__ = ["texts_of"]


def texts_of(
    base: duckdb.DuckDBPyConnection, library: Library, ids: Sequence[str]
) -> dict[str, str]:
    """Return the texts of articles, by their ids; an id that is not there is left out.

    The texts of a file can only be unpacked together, and are most of what it holds: the ids, which
    are little, are looked through first.

    Args:
        base: The library's tables as views.
        library: The library itself.
        ids: `articles.id` of each.
    """
    wanted = list(ids)
    if not library.storage.local:
        rows = base.execute("select id, text from articles where list_contains($1, id)", [wanted])
        return dict(rows.fetchall())
    files = base.execute(
        "select distinct filename from read_parquet($1, filename = true) "
        "where list_contains($2, id)",
        [list(library.files("articles")), wanted],
    ).fetchall()
    if not files:
        return {}
    rows = base.execute(
        "select id, text from read_parquet($1) where list_contains($2, id)",
        [[path for (path,) in files], wanted],
    )
    return dict(rows.fetchall())
