"""What the desk reads back out of a library's tables."""

from __future__ import annotations

import pytest

from musnad.analyze import analyze
from musnad.corpus.analyses import analysis_of
from musnad.corpus.library import Library
from musnad.desk.voices import said_by, said_of, voices
from musnad.errors import LibraryError


@pytest.mark.parametrize("key", ["quay", "bread", "rain"])
def test_an_article_comes_back_as_it_was_read(
    library: Library, ids: dict[str, str], key: str
) -> None:
    stored = analysis_of(library, ids[key])
    assert stored.attributions
    assert stored.to_dict() == analyze(stored.article).to_dict()


def test_an_unknown_article_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError, match="found: no article"):
        analysis_of(library, "0000")


def test_sources_are_counted_over_all_articles(library: Library) -> None:
    found = {voice.name: voice for voice in voices(library)}
    assert (found["نقابة البحارة"].statements, found["نقابة البحارة"].outlets) == (2, 2)
    assert not any("مصدر" in name for name in found)
    assert len(voices(library, first=1, most=1)) == 1


def test_what_a_source_says_comes_with_its_chain(library: Library) -> None:
    newest, older = said_by(library, ["نقابة البحارة"])
    assert newest.chain == ("صوت السهل", "نقابة البحارة")
    assert newest.pieces == ("أن الوَزِيرَ وعد بصرف الرواتب",)
    assert older.day is not None
    assert said_by(library, ["نقابة البحارة"], first=1) == [older]
    (passed_on,) = said_by(library, ["مصدر أمني"])
    assert passed_on.chain == ("بريد الشاطئ", "وكالة رويترز", "مصدر أمني")


def test_what_is_said_of_an_actor_is_found_in_the_words_of_others(library: Library) -> None:
    (told,) = said_of(library, ["الشرطة"])
    assert told.chain[-1] == "نقابة البحارة"
    assert said_of(library, ["nobody"]) == []
