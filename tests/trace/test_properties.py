"""What holds of any articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.trace.libraries import BRIDGE, MARKET, PORT, spans, traced, unlike

from musnad.trace.words import words_of

_SENTENCES = [
    *(f"{part.strip()}." for text in (BRIDGE, MARKET, PORT) for part in text.split("،")),
    *(unlike(number, 12) for number in range(4)),
]
_articles = st.lists(
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=9).map(" ".join),
    min_size=2,
    max_size=7,
)


@given(_articles)
def test_offsets_cut_the_same_words_on_both_sides(texts: list[str]) -> None:
    for one, other in spans(texts, *traced(texts)):
        words = words_of([one, other])
        assert words.counts[0] == words.counts[1] >= 5
        assert (words.hashes[: words.counts[0]] == words.hashes[words.counts[0] :]).all()


@given(_articles)
def test_turned_round_it_is_the_same(texts: list[str]) -> None:
    last = len(texts) - 1
    _, copies = traced(texts)
    _, turned = traced(texts[::-1], [f"outlet {(last - n) % 7}" for n in range(last + 1)])
    assert _found(copies) == sorted(
        (last - b, last - a, value, in_b, in_a) for a, b, value, in_a, in_b in _found(turned)
    )


@given(_articles, st.sampled_from(["\u064e", "\u0640", "\u200f"]), st.sampled_from("«»\"“”'"))
def test_marks_and_quotation_marks_change_nothing(
    texts: list[str], mark: str, quotation: str
) -> None:
    dressed = [
        text.replace("ر", "ر" + mark).replace(" ", f" {quotation}") if at % 2 else text
        for at, text in enumerate(texts)
    ]
    assert _found(traced(texts)[1]) == _found(traced(dressed)[1])


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_text_gets_through(texts: list[str]) -> None:
    words = words_of(texts)
    assert words.counts.sum() == len(words.hashes)
    for owner, start, end in zip(
        (number for number, count in enumerate(words.counts) for _ in range(count)),
        words.starts.tolist(),
        words.ends.tolist(),
        strict=True,
    ):
        assert texts[owner][start:end].strip() == texts[owner][start:end] != ""
    traced(texts)


def _found(copies: object) -> list[tuple[object, ...]]:
    return sorted(zip(*(column.tolist() for column in copies[:5]), strict=True))  # type: ignore[index]
