"""What a worker does: a unit of records to a part of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from musnad import __version__
from musnad.analyze import analyze
from musnad.corpus.extract import extract
from musnad.corpus.fields import Mapping
from musnad.corpus.identity import digest, lexicon_version
from musnad.corpus.library import Library
from musnad.corpus.parts import Part, write_tables
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.reasons import reject
from musnad.corpus.rows import Found, article_rows, reject_row
from musnad.corpus.tables import TABLES, to_arrow
from musnad.corpus.tries import Tries
from musnad.corpus.units import Unit, read_unit

__all__ = ["Outcome", "work_on"]


class Outcome(NamedTuple):
    """What became of a unit.

    Attributes:
        part: The part that it gave; its entry in the manifest is not written yet.
        articles: How many articles it holds.
        rejects: How many records were rejected.
        failed: How many of them could not be read; the others are not wanted.
        consumed: How many bytes of the inputs they took.
    """

    part: Part
    articles: int
    rejects: int
    failed: int
    consumed: int

    def to_json(self) -> str:
        """Return it for the process that asked."""
        part = self.part.to_json().decode()
        return json.dumps([part, *self[1:]])

    @classmethod
    def from_json(cls, text: str) -> Outcome:
        """Read it back."""
        part, *counts = json.loads(text)
        return cls(Part.from_json(part), *counts)


def work_on(library: Library, unit: Unit, mapping: Mapping, outlet: str | None) -> Outcome:
    """Read the articles of a unit and write the files of its part.

    Args:
        library: Where to.
        unit: What is set aside.
        mapping: Which field of a record is what, as far as a person said it.
        outlet: Who published it, whatever the input says; None: as the input says.

    Raises:
        OSError: The disk is full, or the like.
    """
    tries = Tries(library, unit.id)
    extracted, rejects = _extract_all(read_unit(library.storage, unit), mapping, outlet, tries)
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    for found in _once(extracted):
        result = _analyzed(found, tries)
        if isinstance(result, Reject):
            rejects.append(result)
            continue
        for name, own in result.items():
            rows[name] += own
    rows["rejects"] = [reject_row(reject) for reject in rejects]
    name = digest(unit.id, __version__, lexicon_version())
    tables = {table: to_arrow(table, own) for table, own in rows.items()}
    counts = write_tables(library.storage, library.root, name, tables)
    part = Part(name, counts, unit.covers, __version__, lexicon_version())
    failed = sum(reject.kind == "failed" for reject in rejects)
    return Outcome(part, counts.get("articles", 0), len(rejects), failed, unit.consumed)


def _extract_all(
    raws: Sequence[Raw | Reject], mapping: Mapping, outlet: str | None, tries: Tries
) -> tuple[list[Found], list[Reject]]:
    found: list[Found] = []
    rejects: list[Reject] = []
    for raw in raws:
        result = raw if isinstance(raw, Reject) else _extracted(raw, mapping, outlet, tries)
        if isinstance(result, Reject):
            rejects.append(result)
        else:
            found.append(result)
    return found, rejects


def _extracted(raw: Raw, mapping: Mapping, outlet: str | None, tries: Tries) -> Found | Reject:
    if not tries.begin(raw.origin):
        return _refused(raw, "worker-lost", "found: a record that ends the worker, twice")
    try:
        result = extract(raw, mapping, outlet=outlet)
    # One record, whatever is wrong with it, must not stop the others.
    except Exception as error:
        return _refused(raw, "internal", f"found: {type(error).__name__}: {error}")
    if isinstance(result, Reject):
        return result
    addresses = (result.address,) if result.address else ()
    return Found(result, addresses, (raw.origin,))


def _once(found: Iterable[Found]) -> list[Found]:
    """Return those with the same outlet and text as one, in the order of the first."""
    kept: dict[tuple[str | None, str], Found] = {}
    for one in found:
        key = (one.extracted.article.outlet, one.extracted.article.text)
        kept[key] = one.joined(kept[key]) if key in kept else one
    return list(kept.values())


def _analyzed(found: Found, tries: Tries) -> dict[str, list[tuple[Any, ...]]] | Reject:
    origin = found.origins[0]
    source, _, number = origin.rpartition(":")
    raw = Raw(source, int(number), "text", b"", found.extracted.address)
    if not tries.begin(f"{origin} read"):
        return _refused(raw, "worker-lost", "found: an article that ends the worker, twice")
    try:
        return article_rows(found, analyze(found.extracted.article))
    except Exception as error:
        return _refused(raw, "internal", f"found: {type(error).__name__}: {error}")


def _refused(raw: Raw, code: str, message: str) -> Reject:
    return reject(code, message, input=raw.input, number=raw.number, address=raw.address)
