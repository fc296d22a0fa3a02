"""Tracing a library: its tables are made anew, and are there whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pyarrow as pa

from musnad import __version__
from musnad.corpus.engine import Engine
from musnad.corpus.identity import bytes_hash, digest
from musnad.corpus.library import Library
from musnad.corpus.parts import Part
from musnad.corpus.refresh import is_stale
from musnad.trace.cards import read_cards
from musnad.trace.columns import asked_words, involved, to_tables
from musnad.trace.copies import find_copies
from musnad.trace.pieces import sketch_pieces
from musnad.trace.shelf import offsets, read_shelf, sketch_all
from musnad.trace.sketches import with_articles
from musnad.trace.tables import FORMAT, to_parquet
from musnad.trace.told import told_tables

__all__ = ["Report", "Traced", "is_traced", "trace"]

_CARD = "trace.json"
_FOLDER = "trace"


@dataclass(frozen=True, slots=True)
class Traced:
    """What a trace found.

    Attributes:
        articles: How many articles were compared.
        rows: Name of a table → how many rows it has.
        stale: How many parts another version of the program or its word lists read; the command
            ``musnad corpus refresh`` reads them anew.
    """

    articles: int
    rows: Mapping[str, int]
    stale: int


Report = Callable[[str, float], None]
"""Is told what is being done, and how much of that is done, 0 to 1."""


def trace(
    library: Library, *, engine: Engine | None = None, report: Report = lambda *_: None
) -> Traced:
    """Find who copied whom, what several articles tell and on whose word, and write the tables.

    What a killed run left is used; the tables of the run before stay until the new ones are whole.

    Args:
        library: Its articles are read.
        engine: Who sketches them; else one process of this machine.
        report: Is told how far it is.

    Returns:
        How much was found. The same articles give the same tables, byte for byte.

    Raises:
        LibraryError: Another process holds the library, or it can no longer be written.
        EngineError: The workers failed; what is done stays done.
    """
    with library.held("trace"):
        work = f"{library.root}/{_FOLDER}/work"
        library.storage.make_folder(work)
        engine = engine or Engine()
        parts = sketch_all(library, work, engine, partial(report, "sketching texts"))
        sketch_pieces(library, work, engine, partial(report, "sketching statements"))
        report("comparing texts", 0)
        shelf = read_shelf(library, work, parts)
        copies = find_copies(shelf)
        cards = read_cards(library, involved(shelf, copies))
        report("lining copies up", 0)
        places = offsets(library, work, parts, asked_words(shelf, copies))
        tables = dict(to_tables(shelf, copies, cards, places))
        del copies, cards, places
        report("following statements to their roots", 0)
        tables |= told_tables(library, work, parts, tables)
        report("writing tables", 0)
        rows = _write(library, tables, library.parts())
        library.storage.remove_folder(work)
        return Traced(len(shelf.ids), rows, sum(map(is_stale, parts)))


def is_traced(library: Library) -> bool:
    """Tell whether the trace's tables are there, and of all that the library now holds."""
    card = library.storage.entry(f"{library.root}/{_CARD}")
    if card is None:
        return False
    try:
        value = json.loads(library.storage.read(card.path))
        return bool(value["format"] == FORMAT and value["of"] == _of(library.parts()))
    except (ValueError, KeyError, TypeError):
        return False


def _of(parts: Sequence[Part]) -> list[str]:
    """Return the ids of the parts that have articles."""
    return [part.id for part in with_articles(parts)]


def _write(
    library: Library, tables: Mapping[str, pa.Table], parts: Sequence[Part]
) -> dict[str, int]:
    """Write each table under a name of its own, then the card that names them, and tidy up."""
    storage, root = library.storage, library.root
    files = {}
    for name, table in tables.items():
        data = to_parquet(table)
        files[name] = f"{_FOLDER}/{name}-{digest(bytes_hash(bytes(data)))}.parquet"
        storage.write(f"{root}/{files[name]}", data)
    rows = {name: table.num_rows for name, table in tables.items()}
    card = {
        "format": FORMAT,
        "program": __version__,
        "of": _of(parts),
        "tables": {name: [file] for name, file in files.items()},
        "rows": rows,
    }
    storage.write(f"{root}/{_CARD}", json.dumps(card, indent=2).encode())
    kept = {f"{root}/{file}" for file in files.values()}
    for entry in storage.entries(f"{root}/{_FOLDER}"):
        if entry.path not in kept:
            storage.remove(entry.path)
    return rows
