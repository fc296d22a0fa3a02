"""The texts of some articles of a library, read from the files that have them and from no other."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow.compute as pc

from musnad.corpus.library import Library
from musnad.corpus.parquet import from_parquet
from musnad.corpus.parts import part_files

__all__ = ["text_in", "texts_of"]


def text_in(library: Library, part: str, article: str) -> str | None:
    """Return the text of an article, None where the part does not have it.

    Args:
        library: Where it is.
        part: Id of the part in which it lies.
        article: `articles.id`.
    """
    path = part_files(library.root, part, ["articles"])[0]
    with library.storage.open(path) as stream:
        table = from_parquet(stream, ["id", "text"])
    at = pc.index(table["id"], article).as_py()
    return None if at < 0 else str(table["text"][at])


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
