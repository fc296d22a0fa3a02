"""What holds of the relations of every text there is."""

from __future__ import annotations

from hypothesis import given, settings

import musnad
from strategies import anything, articles


@settings(deadline=None, max_examples=100)
@given(articles() | anything())
def test_relations_point_into_the_analysis(text: str) -> None:
    read = musnad.read(text)
    ids = {actor.id for actor in read.actors} | {None}
    for one in read.relations:
        assert {one.subject, one.object, one.place} <= ids
        assert one.subject or one.object
        assert one.attribution is None or one.attribution < len(read.attributions)
        assert one.date is None or one.date < len(read.dates)
        assert all(0 <= span.start < span.end <= len(text) for span in one.evidence)
