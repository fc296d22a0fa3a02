"""From what was found to the columns of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from musnad.trace.agencies import agencies
from musnad.trace.cards import Card, Cards
from musnad.trace.copies import Copies
from musnad.trace.direction import Evidence, Side, evidence, judged
from musnad.trace.families import NEAR
from musnad.trace.origin import Twin, origins
from musnad.trace.shelf import Shelf
from musnad.trace.tables import TABLES

__all__ = ["Offsets", "asked_words", "involved", "to_tables"]

Offsets = tuple[NDArray[np.int32], NDArray[np.int32]]
"""Where the words of `asked_words` begin and end in their own texts."""


def involved(shelf: Shelf, copies: Copies) -> list[str]:
    """Return the ids of the articles that the tables speak of."""
    numbers = {*copies.a.tolist(), *copies.b.tolist(), *(one.article for one in copies.notices)}
    return [shelf.ids[number] for number in sorted(numbers)]


def asked_words(shelf: Shelf, copies: Copies) -> NDArray[np.int64]:
    """Return the words whose offsets the tables hold.

    Four of each shared stretch (first and last, in both articles), then two of each notice.
    """
    runs = copies.runs
    ends = [runs.at_a, runs.at_a + runs.words - 1, runs.at_b, runs.at_b + runs.words - 1]
    base = shelf.firsts[np.array([one.article for one in copies.notices], np.int64)]
    ends += [
        base + np.array([one.first for one in copies.notices], np.int64),
        base + np.array([one.last - 1 for one in copies.notices], np.int64),
    ]
    return np.concatenate(ends)


def to_tables(
    shelf: Shelf, copies: Copies, cards: Cards, places: Offsets
) -> Mapping[str, pa.Table]:
    """Return the tables, by their names."""
    ids = np.array(shelf.ids, dtype=object)
    share_a = copies.words_a / np.maximum(shelf.counts[copies.a], 1)
    share_b = copies.words_b / np.maximum(shelf.counts[copies.b], 1)
    a, b = ids[copies.a].tolist(), ids[copies.b].tolist()
    named = {own: _named(card) for own, card in cards.articles.items()}
    found = [
        evidence(_side(shelf, cards, one), _side(shelf, cards, other))
        for one, other in zip(copies.a.tolist(), copies.b.tolist(), strict=True)
    ]
    figures = (copies.jaccard.tolist(), share_a.tolist(), share_b.tolist())
    twins = [Twin(*row) for row in zip(a, b, *figures, strict=True)]
    return {
        "copies": _filled(
            "copies",
            [
                a,
                b,
                np.where(copies.jaccard >= NEAR, "whole", "passage").tolist(),
                copies.jaccard,
                share_a.astype(np.float32),
                share_b.astype(np.float32),
                copies.words_a.astype(np.int32),
                _spans(copies, places),
                [judged(one) for one in found],
                [[Evidence._asdict(each) for each in one] for one in found],
                [sorted(named[one] & named[other]) for one, other in zip(a, b, strict=True)],
            ],
        ),
        "origins": TABLES["origins"].to_arrow(origins(twins, named)),
        "boilerplate": TABLES["boilerplate"].to_arrow(_notices(shelf, copies, cards, places)),
    }


def _named(card: Card) -> frozenset[str]:
    return agencies(card.credits, card.byline)


def _side(shelf: Shelf, cards: Cards, number: int) -> Side:
    own = shelf.ids[number]
    nobody: frozenset[str] = frozenset()
    return Side(cards.articles[own], cards.cited.get(own, nobody), shelf.links.get(number, ()))


def _filled(name: str, columns: Sequence[Any]) -> pa.Table:
    schema = TABLES[name].schema
    arrays = [
        column if isinstance(column, pa.Array) else pa.array(column, field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _spans(copies: Copies, places: Offsets) -> pa.Array:
    """Return the shared stretches of each pair, in code points."""
    starts, ends = places
    runs = copies.runs
    count = len(runs.pair)
    columns = [
        starts[:count],
        ends[count : 2 * count],
        starts[2 * count : 3 * count],
        ends[3 * count : 4 * count],
        runs.words.astype(np.int32),
    ]
    type_ = TABLES["copies"].schema.field("spans").type
    values = pa.StructArray.from_arrays(
        [pa.array(column) for column in columns], fields=list(type_.value_type)
    )
    bounds = np.searchsorted(runs.pair, np.arange(len(copies.a) + 1)).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(bounds), values, type=type_)


def _notices(shelf: Shelf, copies: Copies, cards: Cards, places: Offsets) -> list[tuple[Any, ...]]:
    first, count = 4 * len(copies.runs.pair), len(copies.notices)
    starts = places[0][first : first + count].tolist()
    ends = places[1][first + count :].tolist()
    rows = []
    for one, start, end in zip(copies.notices, starts, ends, strict=True):
        own = shelf.ids[one.article]
        rows.append((cards.articles[own].outlet, own, start, end, one.families))
    return sorted(rows, key=lambda row: (row[0] or "", row[1:]))
