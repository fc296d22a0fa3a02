"""Which words may tell of an event, and what is known of the words around them."""

from __future__ import annotations

import pytest

from musnad.find.events import EventFinder
from musnad.lexicon import Lookup, load
from musnad.lexicon.events import load_events
from musnad.text import Document

LOOKUP = Lookup(load())
FIND = EventFinder(load_events())


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("قصفت", ("verb", "events:قصف", "", "")),
        ("وسيقصف", ("verb", "events:قصف", "", "")),
        ("بقصف", ("noun", "events:قصف", "ب", "")),
        ("للقصف", ("noun", "events:قصف", "ل", "")),
        ("قصفها", ("noun", "events:قصف", "", "ها")),
        ("غارات", ("noun", "events:غارة", "", "")),
        ("المدعومة", ("part", "events:دعم", "", "")),
        ("تقوم", ("light", "events:قام", "", "")),
        ("متهما", ("verb", "events:اتهم", "", "")),
    ],
)
def test_word_is_a_candidate(word: str, reading: tuple[str, ...]) -> None:
    [known] = FIND(Document(word, LOOKUP))
    read = [(r.sense.kind, r.sense.row.name, r.clitic, r.pronoun) for r in known.readings]
    assert reading in read


@pytest.mark.parametrize(
    ("word", "key"),
    [("المسلحون", "people"), ("مقاتلوها", "people"), ("جنديا", "one"), ("للقوات", "forces")],
)
def test_word_is_told(word: str, key: str) -> None:
    [known] = FIND(Document(word, LOOKUP))
    assert key in known.told


@pytest.mark.parametrize("word", ["كتاب", "ببغاء", "لمن", "؟"])
def test_other_words_tell_nothing(word: str) -> None:
    [known] = FIND(Document(word, LOOKUP))
    assert not known.readings
