"""relations.txt: sentences and the relations they give, all of them and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import musnad
from musnad.model import Analysis

HERE = Path(__file__).parent
Row = tuple[str, ...]


def cases() -> Iterator[tuple[str, list[Row]]]:
    text, rows = "", []
    for line in (HERE / "relations.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            if text:
                yield text, rows
            text, rows = "", []
        elif line.startswith("  "):
            rows.append(tuple(cell.strip() for cell in line.split("|")))
        else:
            text = line
    if text:
        yield text, rows


CASES = list(cases())


def shown(read: Analysis) -> list[Row]:
    names = {actor.id: actor.name for actor in read.actors} | {None: ""}
    sources = [read.source(one.source_id).name for one in read.attributions]
    return [
        (
            names[one.subject],
            f"{one.event} {one.mode}".strip(),
            names[one.object],
            names[one.place],
            one.polarity,
            "-" if one.attribution is None else sources[one.attribution],
        )
        for one in read.relations
    ]


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text for text, _ in CASES])
def test_sentence_gives_its_relations(text: str, rows: list[Row]) -> None:
    assert shown(musnad.read(text)) == rows


@pytest.mark.parametrize("text", [text for text, rows in CASES if rows])
def test_vowels_and_tatweel_change_nothing(text: str) -> None:
    marked = "".join(f"{letter}\u064e" if letter.isalpha() else letter for letter in text)
    plain = [row[1::3] for row in shown(musnad.read(text))]
    assert [row[1::3] for row in shown(musnad.read(marked))] == plain


def test_opposed_statements_stand_side_by_side() -> None:
    read = musnad.read(
        "قال شاهد إن القوات التركية قصفت مواقع كردية. "
        "وقال مصدر إن القوات التركية لم تقصف مواقع كردية."
    )
    assert [read.relations[index].polarity for index in range(2)] == ["done", "denied"]
    assert read.disputes == ((0, 1),)


def test_an_office_at_the_end_of_the_text_is_the_first_named() -> None:
    read = musnad.read("هاجم مسلحون وزير النقل سامر الحلبي")
    assert [actor.name for actor in read.actors if actor.kind == "person"] == ["سامر الحلبي"]
    assert [row[2] for row in shown(read)] == ["سامر الحلبي"]


def test_what_opens_the_sentence_does_not_date_a_clause_that_hangs_on_a_noun() -> None:
    read = musnad.read("منذ عام 2014 زار الوزير المصري منطقة عفرين، التي تحتلها القوات التركية.")
    dates = {one.event: one.date for one in read.relations}
    assert dates["ASSAULT"] is None
    assert dates["CONSULT"] == 0
