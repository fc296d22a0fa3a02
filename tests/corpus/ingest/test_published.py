from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.corpus.ingest.published import Stamp, choose_published, read_stamp


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-02-14", (2021, 2, 14)),
        ("2021-02-14T23:30:00+03:00", (2021, 2, 14)),
        ("2021-02-14T23:30:00Z", (2021, 2, 14)),
        ("2021-02-14 10:30", (2021, 2, 14)),
        ("2021/2/4", (2021, 2, 4)),
        ("20210214", (2021, 2, 14)),
        ("20210214T1030", (2021, 2, 14)),
        ("٢٠٢١-٠٢-١٤", (2021, 2, 14)),
        ("Sun, 14 Feb 2021 10:00:00 +0300", (2021, 2, 14)),
    ],
)
def test_reads(value: str, day: tuple[int, int, int]) -> None:
    assert read_stamp(value) == date(*day)


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "14 شباط 2021", "03/04/2021", "2021-13-40", "0001-01-01", "1970-01-01",
     "2021", "1613296800", "2021-02-145"],
)  # fmt: skip
def test_does_not_guess(value: str) -> None:
    assert read_stamp(value) is None


JSONLD = Stamp("2021-02-14T01:30:00+03:00", "JSON-LD datePublished", True)
STRONG_FIRST = Stamp("2021-01-01", "meta article:published_time", True)
WEAK = Stamp("2021-02-15", "the first <time>", False)
WEAK_FIRST = Stamp("2021-01-01", "meta date", False)


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        ([WEAK, JSONLD], date(2021, 2, 14)),
        ([WEAK], date(2021, 2, 15)),
        ([WEAK_FIRST, WEAK], date(2021, 2, 15)),
        ([STRONG_FIRST, JSONLD], date(2021, 2, 14)),
        ([STRONG_FIRST, WEAK], date(2021, 1, 1)),
        ([WEAK_FIRST], None),
        ([Stamp("soon", "JSON-LD datePublished", True)], None),
        ([], None),
    ],
)
def test_chooses(stamps: list[Stamp], day: date | None) -> None:
    assert choose_published(stamps).day == day


def test_says_what_it_does_not_believe() -> None:
    assert choose_published([WEAK_FIRST]).note == "date: 2021-01-01 is not believed (meta date)"


@given(st.text())
def test_any_stamp_is_read_or_not(value: str) -> None:
    assert read_stamp(value) is None or isinstance(read_stamp(value), date)
