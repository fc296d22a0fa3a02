"""Every name of the lists is found where a sentence names it, as what its list says it is."""

from __future__ import annotations

import pytest

from musnad.arabic import fold
from musnad.find.names import Mention, NameFinder
from musnad.lexicon import Lookup, load
from musnad.lexicon.common import common_words
from musnad.lexicon.entries import Entry, listed
from musnad.lexicon.load import read_table
from musnad.lexicon.nametable import load_names
from musnad.text.document import Document

LOOKUP = Lookup(load())
FINDER = NameFinder()
ENTRIES = sorted(set(listed()))
WEAK = [entry for entry in ENTRIES if entry.weak and entry.type != "PER"]
PLAIN = "وتحدث الناس أمس عن {} طويلاً."
ASKED = {
    "LOC": "وتحدث الناس أمس عن مدينة {} طويلاً.",
    "ORG": "وتحدث الناس أمس عن حزب {} طويلاً.",
    "outlet": "وتحدث الناس أمس عن صحيفة {} طويلاً.",
    "PER": "وتحدث الناس أمس عن الرئيس {} طويلاً.",
}


def names(text: str) -> list[Mention]:
    return FINDER(Document(text, LOOKUP))


def asking(entry: Entry) -> str:
    return ASKED["outlet" if entry.kind in ("outlet", "agency") else entry.type]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e.key} {e.name}")
def test_every_name_is_found(entry: Entry) -> None:
    frame = asking(entry) if entry.weak else PLAIN
    text = frame.format(entry.name)
    found = [(m.span.of(text), m.type) for m in names(text)]
    assert any(entry.name in span and type_ == entry.type for span, type_ in found)


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e.weak and e.type != "PER"], ids=lambda e: f"{e.key} {e.name}"
)
def test_a_weak_name_needs_its_frame(entry: Entry) -> None:
    text = f"وهذا {entry.name} كما قيل."
    others = {e.name for e in ENTRIES if e.name == entry.name and not e.weak}
    assert others or not [m for m in names(text) if m.span.of(text) == entry.name]


def test_a_row_has_one_kind_of_thing() -> None:
    for file, rows in (("states", "state"), ("places", "place"), ("bodies", "body")):
        forms = [fold(row["form"]) for row in read_table(file)[rows]]
        assert len(forms) == len(set(forms)), file


def test_items_are_told_once() -> None:
    items = [
        row["wikidata"]
        for file, rows in (("states", "state"), ("places", "place"), ("bodies", "body"))
        for row in read_table(file)[rows]
        if "wikidata" in row
    ]
    assert len(items) == len(set(items))
    assert all(item[0] == "Q" and item[1:].isdigit() for item in items)


def test_weak_names_are_names_of_their_row() -> None:
    for file, rows in (("states", "state"), ("places", "place"), ("bodies", "body")):
        for row in read_table(file)[rows]:
            own = [row["form"], *row.get("also", ()), *row.get("capital", ())]
            assert set(row.get("weak", ())) <= set(own), row["form"]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("أمريكي", "الولايات المتحدة"),
        ("الأميركية", "الولايات المتحدة"),
        ("أمريكيون", "الولايات المتحدة"),
        ("الروسي", "روسيا"),
        ("بريطانيين", "المملكة المتحدة"),
        ("سورية", "سوريا"),
        ("لبنانيا", "لبنان"),
    ],
)
def test_nisba(word: str, state: str) -> None:
    assert load_names().nisbas[fold(word)] == f"states:{state}"


@pytest.mark.parametrize(
    "word", ["بعد", "قبل", "حال", "عين", "سلام", "مدينة", "الرجال", "تقول", "خروج", "سيكون"]
)
def test_common_words(word: str) -> None:
    assert fold(word) in common_words()


@pytest.mark.parametrize("word", ["نتنياهو", "أوباما", "بلينكن", "سموتريتش", "غوتيريش"])
def test_strange_words(word: str) -> None:
    assert fold(word) not in common_words()


@pytest.mark.parametrize(
    "name", ["دمشق", "الفلوجة", "تعز", "مصراتة", "نابلس", "قسنطينة", "أصفهان", "إزمير", "شيكاغو"]
)
def test_gazetteer(name: str) -> None:
    text = PLAIN.format(name)
    assert [(m.span.of(text), m.type) for m in names(text)] == [(name, "LOC")]
