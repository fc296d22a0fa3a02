"""The component in a blank Arabic pipeline of spaCy."""

from __future__ import annotations

import runpy
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from format_cases import TEXT
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import musnad
from musnad.errors import DateError, MissingExtraError
from strategies import clauses, news

ODD = st.sampled_from(("", '"', "\n", "\r\n", "\t", "  ", "\u2067", "😀", "Reuters", "\u2028"))
TEXTS = st.builds(lambda odd, body: odd + body, ODD, clauses() | news() | st.just(TEXT))


@pytest.fixture(scope="module", name="nlp")
def pipeline() -> Any:
    made = spacy.blank("ar")
    made.add_pipe("musnad", config={"outlet": "المنبر"})
    return made


def test_spacy_finds_it_by_its_entry_point() -> None:
    [point] = entry_points(group="spacy_factories", name="musnad")
    assert point.value == "musnad.export.spacy_pipe:make"


@settings(deadline=None, max_examples=40)
@given(text=TEXTS)
def test_spans_cover_what_read_gives(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    wanted = musnad.read(text, outlet="المنبر")
    assert doc._.musnad == wanted.to_dict()
    assert len(doc._.attributions) == len(wanted.attributions)
    for said, a, chain in zip(doc._.attributions, wanted.attributions, wanted.chains, strict=True):
        pairs = [(said.cue, a.cue), *zip(said.content, a.content, strict=True)]
        if a.source:
            pairs.append((said.source, a.source))
        else:
            assert said.source is None
        for span, place in pairs:
            assert span.start_char <= place.start < place.end <= span.end_char
            # No token more than it touches.
            assert place.start < span.start_char + len(span[0])
            assert place.end > span[-1].idx
        assert said.chain == tuple(link.name for link in chain.links)
        assert (said.speaker, said.kind) == (chain.links[-1].name, chain.links[-1].kind)
        assert (said.manner, said.stance, said.parent) == (a.manner, a.stance, a.parent)


def test_what_is_known_of_a_text_comes_with_the_doc(nlp: Any) -> None:
    doc = nlp.make_doc("زعم شاهد أمس أن الجسر سقط.")
    doc.user_data |= {"outlet": "الصحيفة", "title": "سقط الجسر", "date": "2021-02-14", "id": "a1"}
    found = nlp(doc)._.musnad
    assert (found["id"], found["outlet"], found["dates"][0]["value"]) == (
        "a1",
        "الصحيفة",
        "2021-02-13",
    )


def test_a_wrong_date_is_named(nlp: Any) -> None:
    doc = nlp.make_doc("زعم شاهد أن الجسر سقط.")
    doc.user_data["date"] = "gestern"
    with pytest.raises(DateError, match="gestern"):
        nlp(doc)


def test_a_doc_can_be_stored_with_what_was_found(nlp: Any) -> None:
    doc = nlp(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [back] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert list(map(str, back._.attributions)) == list(map(str, doc._.attributions))
    assert len(back._.attributions) > 2


def test_the_pipeline_can_be_stored(nlp: Any, tmp_path: Any) -> None:
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)("زعم شاهد أن الجسر سقط.")
    assert doc._.attributions[0].chain == ("المنبر", "شاهد")


def test_a_doc_that_was_not_read_has_no_statements(nlp: Any) -> None:
    assert Doc(nlp.vocab, words=["قال"])._.attributions == ()


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy.language", None)
    path = Path(musnad.__file__).parent / "export" / "spacy_pipe.py"
    with pytest.raises(MissingExtraError, match=r"pip install 'musnad\[spacy\]'"):
        runpy.run_path(str(path))
