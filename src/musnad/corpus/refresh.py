"""Reading anew what an older program or older word lists read."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from musnad import __version__
from musnad.analyze import analyze
from musnad.corpus.extract import Extracted
from musnad.corpus.identity import digest, lexicon_version
from musnad.corpus.library import Library
from musnad.corpus.parts import Part, by_articles, read_part, write_tables
from musnad.corpus.rows import Found, article_rows
from musnad.corpus.tables import to_arrow
from musnad.corpus.units import MOST_RECORDS
from musnad.corpus.work import Outcome
from musnad.model import Article

__all__ = ["is_stale", "refresh_part"]


def is_stale(part: Part) -> bool:
    """Tell whether other versions read it than those that are installed."""
    return (part.program, part.lexicon) != (__version__, lexicon_version())


def refresh_part(library: Library, entry: str) -> Outcome:
    """Read the articles of a part anew, from the texts it holds, and write the part that follows.

    Args:
        library: Where it is.
        entry: The part's entry in the manifest.
    """
    part = Part.from_json(entry.encode())
    old = read_part(library.storage, library.root, part)
    new = [_read_anew(some["articles"]) for some in by_articles(old, MOST_RECORDS)]
    # What was rejected then was rejected before it was analysed.
    tables = {name: table for name, table in old.items() if name == "rejects"}
    if new:
        tables |= {name: pa.concat_tables([some[name] for some in new]) for name in new[0]}
    name = digest(part.id, "refresh", __version__, lexicon_version())
    counts = write_tables(library.storage, library.root, name, tables)
    follows = Part(name, counts, part.covers, __version__, lexicon_version(), (part.id,))
    return Outcome(follows, counts.get("articles", 0), 0, 0, 1)


def _read_anew(articles: pa.Table) -> dict[str, pa.Table]:
    rows: dict[str, list[Any]] = {}
    for row in articles.to_pylist():
        found = _found(row)
        for name, own in article_rows(found, analyze(found.extracted.article)).items():
            rows.setdefault(name, []).extend(own)
    return {name: to_arrow(name, own) for name, own in rows.items()}


def _found(row: dict[str, Any]) -> Found:
    article = Article(
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        date=row["date"],
        id=row["key"],
        byline=row["byline"],
    )
    extracted = Extracted(
        article=article,
        key=row["key"],
        address=row["address"],
        published=row["published"],
        precision=row["precision"],
        zone=row["zone"],
        language=row["language"],
        encoding=row["encoding"],
        extractor=row["extractor"],
        raw_hash=row["raw_hash"],
    )
    return Found(extracted, tuple(row["addresses"]), tuple(row["origins"]))
