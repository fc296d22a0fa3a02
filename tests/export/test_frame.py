"""`musnad.frame`: the same statements, from and into either library."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad.errors import DateError, InputError, MissingExtraError
from musnad.export.formats.flat import TABLES
from musnad.export.formats.letters import whole
from musnad.export.frame import COLUMNS
from strategies import anything, clauses

ONE, TWO = "زعم شاهد أن الجسر سقط.", "قال مصدر أمني لوكالة رويترز إن الطريق قُطع. لا شك."


def rows(found: Any) -> list[tuple[object, ...]]:
    """Return the rows of a frame of either library, with None where there is nothing."""
    if isinstance(found, pl.DataFrame):
        return found.rows()
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in found.values]


def wanted(texts: list[str], **told: Any) -> list[tuple[object, ...]]:
    return [
        (at, *(whole(cell) if isinstance(cell, str) else cell for cell in row))
        for at, text in enumerate(texts)
        for row in TABLES["statements"][1](musnad.read(text, **told))
    ]


@pytest.mark.parametrize("kind", ["pandas", "polars"])
@settings(deadline=None, max_examples=25)
@given(st.lists(clauses() | anything(), max_size=3), st.sampled_from(('"', "\n", "\u2067", "😀")))
def test_is_what_read_gives(kind: Any, texts: list[str], odd: str) -> None:
    texts = [odd + text for text in texts]
    found = musnad.frame(texts, kind=kind)
    assert tuple(found.columns) == COLUMNS
    assert rows(found) == wanted(texts)


@pytest.mark.parametrize("kind", [None, "pandas", "polars"])
@pytest.mark.parametrize(
    ("texts", "own"),
    [
        ([ONE, TWO], pd.DataFrame),
        ((ONE, TWO), pd.DataFrame),
        (pd.Series([ONE, TWO]), pd.DataFrame),
        (pl.Series([ONE, TWO]), pl.DataFrame),
        (pd.DataFrame({"text": [ONE, TWO]}), pd.DataFrame),
        (pl.DataFrame({"text": [ONE, TWO]}), pl.DataFrame),
    ],
)
def test_what_comes_in_decides_and_kind_before_it(texts: Any, own: Any, kind: Any) -> None:
    found = musnad.frame(texts, kind=kind)
    assert isinstance(found, {"pandas": pd.DataFrame, "polars": pl.DataFrame, None: own}[kind])
    assert rows(found) == wanted([ONE, TWO])


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
@pytest.mark.parametrize("day", ["2021-02-14", date(2021, 2, 14), datetime(2021, 2, 14, 9, 30)])
def test_columns_say_what_is_known(make: Any, day: Any) -> None:
    data = {"body": [TWO], "head": ["عنوان"], "outlet": ["المنبر"], "date": [day], "key": ["a1"]}
    found = musnad.frame(make(data), text="body", title="head", id="key")
    told = {"title": "عنوان", "outlet": "المنبر", "date": "2021-02-14", "id": "a1"}
    assert rows(found) == wanted([TWO], **told)


def test_a_row_is_called_as_pandas_calls_it() -> None:
    texts = pd.Series([ONE, None, float("nan"), TWO], index=["w", "x", "y", "z"])
    assert list(musnad.frame(texts)["input"]) == ["w", "z"]


def test_what_is_missing_in_a_frame_is_not_known() -> None:
    data = pd.DataFrame({"text": [ONE, pd.NA], "date": [pd.NaT, pd.NaT], "outlet": [None, None]})
    assert rows(musnad.frame(data)) == wanted([ONE])


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_no_texts_give_a_frame_without_rows(kind: Any) -> None:
    found = musnad.frame([], kind=kind)
    assert tuple(found.columns) == COLUMNS
    assert len(found) == 0


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda: musnad.frame(ONE), InputError, "found: str; accepted: a list of texts"),
        (lambda: musnad.frame(7), InputError, "found: int"),
        (lambda: musnad.frame([ONE, 7]), InputError, "row 1: found: int; accepted: a text"),
        (lambda: musnad.frame([ONE], kind="arrow"), InputError, "kind: found: 'arrow'"),  # type: ignore[arg-type]
        (lambda: musnad.frame(pl.LazyFrame({"text": [ONE]})), InputError, "collect"),
        (
            lambda: musnad.frame(pd.DataFrame({"body": [ONE]})),
            InputError,
            "text: found: no column 'text'; accepted: body",
        ),
        (
            lambda: musnad.frame(pl.DataFrame({"text": [ONE]}), title="head"),
            InputError,
            "title: found: no column 'head'; accepted: text",
        ),
        (
            lambda: musnad.frame(pl.DataFrame({"text": [ONE], "date": ["gestern"]})),
            DateError,
            "row 0: .*gestern",
        ),
        (
            lambda: musnad.frame(pl.DataFrame({"text": [ONE], "date": [7]})),
            DateError,
            "row 0: ",
        ),
    ],
)
def test_bad_input_is_named(call: Any, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        call()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("pandas", r"no pandas; accepted: pip install 'musnad\[pandas\]'"),
        (None, r"no pandas and no polars; .*'musnad\[pandas\]' or .*'musnad\[polars\]'"),
    ],
)
def test_a_missing_library_names_its_extra(
    kind: Any, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musnad.export.frame.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=told):
        musnad.frame([ONE], kind=kind)
