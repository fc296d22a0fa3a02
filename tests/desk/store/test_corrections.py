"""What people correct: kept, laid over, undone, and found again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from musnad.analyze import analyze
from musnad.corpus.analyses import analysis_of
from musnad.corpus.library import Library
from musnad.desk.clitics import trimmed
from musnad.desk.store.anchor import Anchor, anchored, placed, snapped
from musnad.desk.store.base import open_store
from musnad.desk.store.gold import gold_lines
from musnad.desk.store.log import correct, history, in_force, redo, undo
from musnad.desk.store.overlay import corrected
from musnad.errors import InputError, LibraryError
from musnad.model import Analysis, Article, Span

TEXT = "قالت النقابة إن الشرطة اعتقلت البحارة. ونفت الشرطة اعتقال البحارة، ولا شك أن الأمر غامض."


@pytest.fixture
def store(tmp_path: Path) -> Engine:
    return open_store(tmp_path / "desk.sqlite")


@pytest.fixture
def read() -> Analysis:
    return analyze(Article(TEXT, title="الشرطة اعتقلت البحارة", outlet="بريد", id="a1"))


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def seen(store: Engine, analysis: Analysis) -> Analysis:
    return corrected(analysis, history(store, "a1")).analysis


@pytest.mark.parametrize(
    ("field", "new", "shown"),
    [
        ("stance", "doubting", lambda a: a.attributions[0].stance == "doubting"),
        ("manner", "mixed", lambda a: a.attributions[0].manner == "mixed"),
        ("kind", "vague", lambda a: a.source(a.attributions[0].source_id).kind == "vague"),
        ("cue", at("النقابة"), lambda a: a.attributions[0].cue == at("النقابة")),
        ("content", [at("إن الشرطة")], lambda a: a.attributions[0].content == (at("إن الشرطة"),)),
        ("source", "اتحاد البحر", lambda a: str(a.chains[0]) == "بريد ← اتحاد البحر"),
        ("via", ["نورس"], lambda a: str(a.chains[0]) == "بريد ← نورس ← النقابة"),
    ],
)
def test_a_change_is_seen_and_can_be_undone(
    store: Engine, read: Analysis, field: str, new: object, shown: object
) -> None:
    before = read.to_dict()
    cue = read.attributions[0].cue
    made = correct(store, read, who="ليلى", act="change", cue=cue, field=field, new=new)
    assert callable(shown)
    assert not shown(read)
    assert shown(seen(store, read))
    assert corrected(read, history(store)).states[0] == "changed"
    assert read.to_dict() == before
    undo(store, made.id, who="سامي")
    assert seen(store, read) == read
    redo(store, made.id, who="سامي")
    assert shown(seen(store, read))
    assert [one.act for one in history(store)] == ["change", "undo", "redo"]
    assert [one.who for one in history(store)] == ["ليلى", "سامي", "سامي"]


def test_a_rejected_statement_is_the_outlets_own_voice(store: Engine, read: Analysis) -> None:
    first = read.attributions[0]
    correct(store, read, who="w", act="reject", cue=first.cue, reason="no statement")
    found = corrected(read, history(store))
    assert found.rejected == (first,)
    assert len(found.analysis.attributions) == len(read.attributions) - 1
    assert found.analysis.voice_words > read.voice_words
    assert 0 in {one.attribution for one in read.relations}
    told = [one.attribution for one in read.relations if one.attribution]
    assert [one.attribution for one in found.analysis.relations] == [one - 1 for one in told]
    assert not any(one.name == "النقابة" for one in found.analysis.sources)
    correct(store, read, who="w", act="accept", cue=first.cue)
    assert len(seen(store, read).attributions) == len(read.attributions)


def test_an_added_statement_stands_in_its_place(store: Engine, read: Analysis) -> None:
    new = {"source": {"name": "الأمر", "at": at("الأمر")}, "content": [at("غامض")]}
    correct(store, read, who="w", act="add", cue=at("أن"), new=new)
    found = corrected(read, history(store))
    assert found.states[-1] == "added"
    last = found.analysis.attributions[-1]
    assert (last.cue, last.source, last.content) == (at("أن"), at("الأمر"), (at("غامض"),))
    assert found.analysis.source(last.source_id).kind == "vague"


def test_accepting_changes_nothing_but_the_state(store: Engine, read: Analysis) -> None:
    correct(store, read, who="w", act="accept", cue=read.attributions[0].cue)
    found = corrected(read, history(store))
    assert found.states == ("accepted", *("machine",) * (len(read.attributions) - 1))
    assert found.analysis.to_dict() == read.to_dict()


def test_corrections_survive_another_text_or_are_listed(store: Engine, read: Analysis) -> None:
    for one in read.attributions[:2]:
        correct(store, read, who="w", act="change", cue=one.cue, field="stance", new="judging")
    longer = analyze(Article("خبر جديد اليوم.\n" + TEXT, id="a1"))
    moved = corrected(longer, history(store))
    assert [one.stance for one in moved.analysis.attributions] == ["judging", "judging"]
    assert moved.lost == ()
    shorter = analyze(Article(TEXT[: TEXT.index("ونفت")], id="a1"))
    cut = corrected(shorter, history(store))
    assert [one.target.quote for one in cut.lost if one.target] == ["ونفت"]
    assert [one.stance for one in cut.analysis.attributions] == ["judging"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"act": "change", "field": "stance", "new": "sure"}, "stance: found: sure; accepted"),
        ({"act": "change", "field": "colour", "new": "red"}, "found: the field colour"),
        ({"act": "change", "field": "content", "new": []}, "content: found"),
        ({"act": "change", "field": "content", "new": [(5, 900)]}, "of a text of"),
        ({"act": "change", "field": "source", "new": " "}, "source: found"),
        ({"act": "add", "new": {"content": [(0, 4)]}}, "without source"),
        ({"act": "delete"}, "found: the act delete"),
    ],
)
def test_what_cannot_be_is_refused_and_not_kept(
    store: Engine, read: Analysis, arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        correct(store, read, who="w", cue=Span(0, 4), **arguments)  # type: ignore[arg-type]
    assert history(store) == []


def test_what_is_undone_is_not_undone_again(store: Engine, read: Analysis) -> None:
    made = correct(store, read, who="w", act="accept", cue=read.attributions[0].cue)
    with pytest.raises(InputError, match="is not undone"):
        redo(store, made.id, who="w")
    undo(store, made.id, who="w")
    with pytest.raises(InputError, match="undone already"):
        undo(store, made.id, who="w")
    with pytest.raises(InputError, match="no correction 99"):
        undo(store, 99, who="w")
    assert in_force(history(store)) == []


@given(
    st.text("ابتث ", min_size=0, max_size=30),
    st.text("ابتثَ ", min_size=1, max_size=60),
    st.data(),
)
def test_an_anchor_follows_its_words(lead: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    anchor = anchored(text, span)
    assert placed(anchor, text) == span
    moved = placed(anchor, lead + text)
    assert moved is None or moved.of(lead + text) == anchor.quote


@pytest.mark.parametrize(
    ("anchor", "text", "found"),
    [
        (Anchor("قال", "ثم ", " زيد", 3), "قال عمرو ثم قال زيد", "12"),
        (Anchor("قال", "", "", 9), "قال قال", None),
        (Anchor("الأمر", "", "", 0), "هذا الامرُ عجيب", "4"),
        (Anchor("غائب", "", "", 0), "هذا حاضر", None),
    ],
)
def test_where_an_anchor_is_found(anchor: Anchor, text: str, found: str | None) -> None:
    span = placed(anchor, text)
    assert (span and str(span.start)) == found


def test_a_selection_snaps_to_words() -> None:
    text = "قالَ، الوزيرُ أمس"
    assert snapped(text, Span(7, 9)).of(text) == "الوزيرُ"
    assert snapped(text, Span(1, 3)).of(text) == "قالَ"
    with pytest.raises(InputError, match="without a word"):
        snapped(text, Span(5, 6))
    assert [one.of("وَقال") for one in trimmed("وَقال", Span(0, 5))] == ["وَقال", "قال"]


def test_corrections_go_out_as_gold(library: Library, ids: dict[str, str], tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    read = analysis_of(library, ids["quay"])
    cue = read.attributions[0].cue
    correct(store, read, who="w", act="change", cue=cue, field="stance", new="accusing")
    (line,) = gold_lines(library, store)
    assert json.loads(line)["attributions"][0]["stance"] == "accusing"
    assert json.loads(line)["text"] == read.text


@pytest.mark.parametrize("content", [b"no database at all, " * 60, b"\0" * 4096])
def test_a_strange_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=r"found: a file that cannot be used"):
        open_store(path)
    assert path.read_bytes() == content


KILLED = """
import os, signal, sys
from musnad.analyze import analyze
from musnad.desk.store.base import open_store
from musnad.desk.store.log import correct
from musnad.model import Article
read = analyze(Article("قالت النقابة إن الشرطة اعتقلت البحارة.", id="a1"))
cue = read.attributions[0].cue
for turn in range(20):
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        store = open_store(sys.argv[1])
        while True:
            made = correct(store, read, who=str(turn), act="accept", cue=cue)
            os.write(told, b"%d\\n" % made.id)
    os.close(told)
    got = b""
    while got.count(b"\\n") < 1 + turn % 5:
        got += os.read(heard, 64)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(heard, 4096):
        got += more
    os.close(heard)
    print(got.decode(), end="", flush=True)
"""


def test_twenty_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = {int(line) for line in done.stdout.splitlines() if line}
    kept = history(open_store(path))
    assert len(told) >= 60
    assert told <= {one.id for one in kept}
    assert {one.who for one in kept} == {str(turn) for turn in range(20)}


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_any_corrections_leave_a_sound_analysis_and_can_all_be_undone(data: st.DataObject) -> None:
    read = analyze(Article(TEXT, title="الشرطة اعتقلت البحارة", outlet="بريد", id="a1"))
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.sqlite")
        for _ in range(data.draw(st.integers(1, 4))):
            cue = data.draw(st.sampled_from([*(one.cue for one in read.attributions), at("غامض")]))
            act, field, new = data.draw(st.sampled_from(ACTS))
            correct(store, read, who="w", act=act, cue=cue, field=field, new=new)
        entries = history(store)
        found = corrected(read, entries)
        made = found.analysis
        count = len(made.attributions)
        assert len(found.states) == count
        assert {one.parent for one in made.attributions} <= {None, *range(count)}
        assert {one.attribution for one in made.relations} <= {None, *range(count)}
        assert made.headline is not None
        assert made.headline.attribution in {None, *range(count)}
        assert len(made.chains) == count
        assert 0 <= made.voice_words <= made.words == read.words
        for entry in entries:
            undo(store, entry.id, who="w")
        assert corrected(read, history(store)).analysis == read
        store.dispose()


ACTS = [
    ("accept", None, None),
    ("reject", None, None),
    ("change", "kind", "official"),
    ("change", "stance", "asking"),
    ("change", "via", ["نورس"]),
    ("change", "source", "النقابة"),
    ("change", "content", [at("اعتقلت"), at("الأمر")]),
    ("add", None, {"source": "شاهد", "content": [at("الأمر غامض")], "kind": "anonymous"}),
]
