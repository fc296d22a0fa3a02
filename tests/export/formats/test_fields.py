"""The registry is true: a format changes with what it carries, and with nothing that it lacks."""

from __future__ import annotations

from functools import cache, partial

import pytest
from format_cases import CHANGES, SAMPLE, written

from musnad.export.formats import FIELDS, FORMATS
from musnad.export.raster import rasterised


def test_the_sample_has_everything() -> None:
    data = SAMPLE.to_dict()
    assert set(CHANGES) == set(FIELDS)
    assert all(data[key] for key in data)
    assert any(a.parent is not None for a in SAMPLE.attributions)
    assert len(SAMPLE.sources) > 2


@pytest.mark.parametrize("name", FORMATS)
def test_carries_what_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Most changes leave a picture as it is; it need not be drawn again, nor large.
    small = cache(partial(rasterised, zoom=0.7))
    monkeypatch.setattr("musnad.export.raster.rasterised", small)
    before = written([SAMPLE], name)
    shown = {field for field, change in CHANGES.items() if written([change()], name) != before}
    assert shown == set(FORMATS[name].carries)


@pytest.mark.parametrize("name", FORMATS)
def test_same_articles_give_the_same_bytes(name: str) -> None:
    articles = [SAMPLE] if FORMATS[name].single else [SAMPLE, SAMPLE]
    assert written(articles, name) == written(articles, name)
