"""The hidden copy: an agency's credit, carried to copies of its text that do not give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = ["Origin", "Twin", "origins"]

# Of an article's words, in the credited copy: less may be a passage that both took elsewhere.
_SHARE = 0.5
# Of what all its credited copies say together.
_AGREED = 0.75


class Twin(NamedTuple):
    """Two copies.

    Attributes:
        a: Id of the one article.
        b: Id of the other.
        jaccard: Of their shingles.
        share_a: Share of the one's words that are shared, 0 to 1.
        share_b: The same of the other.
    """

    a: str
    b: str
    jaccard: float
    share_a: float
    share_b: float


class Origin(NamedTuple):
    """The probable origin of an article.

    Attributes:
        article: Id of the article, which credits nobody.
        agency: Whose text it probably is.
        credited: Id of the copy that says so; of several the most alike.
        share: Share of the article's words that are in it.
        jaccard: Of the two.
        agreeing: How many credited copies name that agency.
        others: How many name only others.
    """

    article: str
    agency: str
    credited: str
    share: float
    jaccard: float
    agreeing: int
    others: int


def origins(twins: Iterable[Twin], credits: Mapping[str, frozenset[str]]) -> list[Origin]:
    """Return the probable origins of articles that credit nobody, by their ids.

    Copies that name different agencies decide nothing unless three quarters of them, each counted
    by how alike it is, agree.

    Args:
        twins: The copies.
        credits: Article's id → the agencies it credits; articles without one may be left out.
    """
    shown: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for twin in twins:
        for own, other, share in ((twin.a, twin.b, twin.share_a), (twin.b, twin.a, twin.share_b)):
            if share >= _SHARE and credits.get(other) and not credits.get(own):
                shown[own].append((twin.jaccard, share, other))
    found = (_agreed(own, shown[own], credits) for own in sorted(shown))
    return [one for one in found if one]


def _agreed(
    own: str, shown: list[tuple[float, float, str]], credits: Mapping[str, frozenset[str]]
) -> Origin | None:
    weights: dict[str, float] = defaultdict(float)
    for jaccard, _, other in shown:
        for agency in credits[other]:
            weights[agency] += jaccard / len(credits[other])
    agency = max(sorted(weights), key=weights.__getitem__)
    if weights[agency] < _AGREED * sum(weights.values()):
        return None
    agreeing = [one for one in shown if agency in credits[one[2]]]
    jaccard, share, other = max(agreeing, key=lambda one: (one[0], one[1], one[2]))
    others = len(shown) - len(agreeing)
    return Origin(own, agency, other, share, jaccard, len(agreeing), others)
