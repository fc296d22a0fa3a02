from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.corpus.moments import read_moment
from musnad.errors import DateError


@pytest.mark.parametrize(
    ("written", "iso", "precision", "zone", "day"),
    [
        ("2021-02-14", "2021-02-14", "day", None, "2021-02-14"),
        ("2021/2/4", "2021-02-04", "day", None, "2021-02-04"),
        ("2021-02-14T01:30:00+03:00", "2021-02-14T01:30:00+03:00", "second", "+03:00",
         "2021-02-14"),
        ("2021-02-14T01:30:00.123Z", "2021-02-14T01:30:00+00:00", "second", "+00:00", "2021-02-14"),
        ("2021/02/14 10:30", "2021-02-14T10:30", "minute", None, "2021-02-14"),
        ("2021-02-14 10:30 PM", "2021-02-14T22:30", "minute", None, "2021-02-14"),
        ("2021-02-14 12:05:09 AM", "2021-02-14T00:05:09", "second", None, "2021-02-14"),
        ("2021-02-14 00:00:00", "2021-02-14", "day", None, "2021-02-14"),
        ("2021-02-14T00:00:00-0500", "2021-02-14", "day", "-05:00", "2021-02-14"),
        ("Sun, 14 Feb 2021 10:00:00 GMT", "2021-02-14T10:00:00+00:00", "second", "+00:00",
         "2021-02-14"),
        ("Sun, 14 Feb 2021 10:00 +0300", "2021-02-14T10:00+03:00", "minute", "+03:00",
         "2021-02-14"),
        ("٢٠٢١/٠٢/١٤ ١٠:٣٠", "2021-02-14T10:30", "minute", None, "2021-02-14"),
        ("\u200f2021-02-14", "2021-02-14", "day", None, "2021-02-14"),
        ("14/02/2021", "2021-02-14", "day", None, "2021-02-14"),
        ("02/14/2021 10:30", "2021-02-14T10:30", "minute", None, "2021-02-14"),
        ("03/04/2021", "2021", "year", None, None),
        ("03/03/2021", "2021-03-03", "day", None, "2021-03-03"),
        ("20210214", "2021-02-14", "day", None, "2021-02-14"),
        ("20210214103000", "2021-02-14T10:30:00", "second", None, "2021-02-14"),
        ("2021-02", "2021-02", "month", None, None),
        ("2021", "2021", "year", None, None),
        (2021, "2021", "year", None, None),
        (20210214, "2021-02-14", "day", None, "2021-02-14"),
        (1613298600, "2021-02-14T10:30:00+00:00", "second", "+00:00", "2021-02-14"),
        (1613298600000, "2021-02-14T10:30:00+00:00", "second", "+00:00", "2021-02-14"),
        (1613298600.5, "2021-02-14T10:30:00+00:00", "second", "+00:00", "2021-02-14"),
        ("1613298600", "2021-02-14T10:30:00+00:00", "second", "+00:00", "2021-02-14"),
        ("14 فبراير 2021", "2021-02-14", "day", None, "2021-02-14"),
        ("الأحد، 14 شباط/فبراير، 2021 10:30", "2021-02-14T10:30", "minute", None, "2021-02-14"),
        ("14 تشرين الثاني 2021", "2021-11-14", "day", None, "2021-11-14"),
        ("2 رجب 1442", "2021-02-14", "day", None, "2021-02-14"),
        ("1442/07/02", "2021-02-14", "day", None, "2021-02-14"),
        ("1897-05-01", "1897-05-01", "day", None, "1897-05-01"),
    ],
)  # fmt: skip
def test_dates(
    written: str | float, iso: str, precision: str, zone: str | None, day: str | None
) -> None:
    moment = read_moment(written)
    assert moment is not None
    assert (moment.iso, moment.precision, moment.zone) == (iso, precision, zone)
    assert (moment.day.isoformat() if moment.day else None) == day


@pytest.mark.parametrize(
    "written",
    ["", " ", None, True, float("nan"), [], {}, 0, "0000-00-00", "0000-00-00 00:00:00",
     "0001-01-01T00:00:00", "1970-01-01", "منذ ساعتين", "أمس", "14 كذا 2021", "unknown"],
)  # fmt: skip
def test_what_names_no_day(written: object) -> None:
    assert read_moment(written) is None


@pytest.mark.parametrize(
    "written",
    ["20215-02-14", "20215", 20215, "3021-02-14", "3021-02-14T10:00:00Z", "2021-13-01",
     "2021-02-30", "2021-02-14 25:00", "14/02/20215", "99999999999999", 32521798800,
     "14 فبراير 20215", "31 فبراير 2021", "Sun, 14 Feb 20215 10:00:00 GMT", "2021-00-10",
     "1600-01-01", "2021-15"],
)  # fmt: skip
def test_days_that_there_are_not(written: object) -> None:
    with pytest.raises(DateError, match=r"found: the date .*accepted: a day from 1800 to 2100"):
        read_moment(written)


LIKE_DATES = r"\d{1,6}[-/]\d{1,3}[-/]\d{1,6}( \d\d:\d\d(:\d\d)?)?"


@settings(deadline=None)
@given(st.text() | st.from_regex(LIKE_DATES, fullmatch=True)
       | st.integers() | st.floats() | st.dates().map(str) | st.datetimes().map(str))  # fmt: skip
def test_any_value_gets_through(value: object) -> None:
    try:
        moment = read_moment(value)
    except DateError:
        return
    assert moment is None or moment.iso.startswith(moment.iso[:4])
