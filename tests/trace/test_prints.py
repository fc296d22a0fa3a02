"""Tests of the fingerprints of texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.trace import prints
from musnad.trace.prints import prints_of

HASHES = st.lists(st.integers(1, 9), max_size=60)


@given(st.lists(HASHES, max_size=8), st.integers(1, 70))
def test_texts_do_not_touch_one_another(texts: list[list[int]], block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prints, "_BLOCK", block)
        found = prints_of(*_columns(texts))
    alone = [prints_of(*_columns([text])) for text in texts]
    assert found.hashes.tolist() == [own for one in alone for own in one.hashes.tolist()]
    assert found.at.tolist() == [own for one in alone for own in one.at.tolist()]
    assert found.article.tolist() == [n for n, one in enumerate(alone) for _ in one.hashes]


@given(HASHES, HASHES, st.lists(st.integers(10, 99), min_size=12, max_size=12))
def test_twelve_words_in_common_are_one_fingerprint_at_least(
    before: list[int], after: list[int], shared: list[int]
) -> None:
    one, other = prints_of(*_columns([before + shared])), prints_of(*_columns([shared + after]))
    assert set(one.hashes.tolist()) & set(other.hashes.tolist())


def _columns(texts: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    counts = np.array([len(text) for text in texts], np.int64)
    return counts, np.array([own for text in texts for own in text], np.uint32)
