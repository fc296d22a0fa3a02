"""What copies say of where an article has its words from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import pyarrow as pa

from musnad.trace.united import united

__all__ = ["Kin", "Shared", "kin_of"]

# Of a statement's length, inside what is shared: less is a statement of its own.
_COVERED = 0.6


class Shared(NamedTuple):
    """What an article has from an earlier one.

    Attributes:
        earlier: Id of the earlier article.
        spans: Where it stands in the later article, in order.
    """

    earlier: str
    spans: Sequence[tuple[int, int]]

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the later article is from the earlier one.

        >>> Shared("a", [(0, 10), (12, 20)]).covers(5, 18), Shared("a", [(0, 10)]).covers(8, 20)
        (True, False)
        """
        inside = sum(max(0, min(end, last) - max(start, first)) for first, last in self.spans)
        return inside >= _COVERED * (end - start)


class Kin(NamedTuple):
    """What is known of the copies of articles.

    Attributes:
        family: Article → what stands for all that are one text.
        shared: Article → what it is shown to have from earlier ones.
        agency: Article that credits nobody → the agency whose text it probably is.
    """

    family: Mapping[str, str] = {}
    shared: Mapping[str, Sequence[Shared]] = {}
    agency: Mapping[str, str] = {}


def kin_of(copies: pa.Table, origins: pa.Table) -> tuple[Kin, list[tuple[str, str]]]:
    """Return what the tables of copies say, and the pairs that are one text."""
    names = ["a", "b", "kind", "direction", "spans"]
    shared: dict[str, list[Shared]] = {}
    whole = []
    for a, b, kind, direction, spans in zip(
        *(copies[name].to_pylist() for name in names), strict=True
    ):
        if kind == "whole":
            whole.append((a, b))
        if direction != "unknown":
            later, side, earlier = (b, "b", a) if direction == "a_first" else (a, "a", b)
            own = sorted((span[f"{side}_start"], span[f"{side}_end"]) for span in spans)
            shared.setdefault(later, []).append(Shared(earlier, own))
    agency = dict(zip(origins["article"].to_pylist(), origins["agency"].to_pylist(), strict=True))
    return Kin(united(chain.from_iterable(whole), whole), shared, agency), whole
