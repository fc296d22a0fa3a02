from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.corpus.ingest.plain import read_plain

BODY = "قال شاهد إن الجسر سقط.\n\nوأضاف أنه نجا.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("انهيار جسر في المدينة\n\n", "انهيار جسر في المدينة"),
        ("انهيار جسر في المدينة\r\n\r\n", "انهيار جسر في المدينة"),
        ("\n\n  من أسقط الجسر؟  \n \n\n", "من أسقط الجسر؟"),
        ("شاهد: الجسر سقط\r\r", "شاهد: الجسر سقط"),
    ],
)
def test_a_short_line_before_a_blank_one_is_the_title(head: str, title: str) -> None:
    assert read_plain(head + BODY) == (title, BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "انهيار جسر في المدينة\n" + BODY,
        "انهيار جسر في المدينة",
        "انهيار جسر في المدينة\n\n",
        "انهيار جسر في المدينة\n\n \n\t\n",
        "وقال الشاهد:\n\n" + BODY,
        "كلمة " * 41 + "\n\n" + BODY,
        "",
        "\n\n",
    ],
)
def test_else_the_text_is_the_whole_file(text: str) -> None:
    assert read_plain(text) == (None, text)


@given(st.text(alphabet="قا .\n\r\t\u200f:"))
def test_the_body_is_the_end_of_the_file_verbatim(text: str) -> None:
    plain = read_plain(text)
    assert text.endswith(plain.text)
    if plain.title is not None:
        assert text.lstrip().startswith(plain.title)
        assert plain.text.strip()
