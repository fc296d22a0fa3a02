"""The word lists load whole, and a wrong row says where it is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

from musnad.arabic import fold
from musnad.errors import LexiconError
from musnad.lexicon import word as w
from musnad.lexicon.fields import FILES
from musnad.lexicon.load import Tables, read_table
from musnad.model import MarkKind, Stance

entries = import_module("musnad.lexicon.entries")
events = import_module("musnad.lexicon.events")
home = import_module("musnad.lexicon.load")  # musnad.lexicon.load is the function, too
DATA = Path(home.__file__ or "").parent / "data"
TRUE = tomllib.loads
NAMES = sorted(path.stem for path in DATA.glob("*.toml"))
STANCES = set(get_args(Stance))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return home.load()  # type: ignore[no-any-return]


@pytest.fixture
def fresh() -> Iterator[None]:
    """Let a test load other tables, and leave the true ones behind."""
    home.load.cache_clear()
    yield
    home.load.cache_clear()


def source(name: str) -> str:
    return (DATA / f"{name}.toml").read_text(encoding="utf-8")


def replaced(monkeypatch: pytest.MonkeyPatch, name: str, change: Any) -> None:
    """Have the file hold another table; below `read_table`, which compiled code calls directly."""
    written = source(name)
    table = TRUE(written)
    change(table)
    monkeypatch.setattr(tomllib, "loads", lambda text: table if text == written else TRUE(text))


def word_of(file: str, kind: str) -> str:
    """Return the word of the last row of its kind."""
    row = TRUE(source(file))[kind][-1]
    return str(row.get("lemma") or row["form"])


def test_there_are_tables() -> None:
    assert {"verbs", "nouns", "prepositions", "marks", "sources", "grammar"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_table_loads(name: str) -> None:
    assert read_table(name)


def test_loaded_once(tables: Tables) -> None:
    assert home.load() is tables


def test_every_stance_is_one(tables: Tables) -> None:
    rows = [*tables.verbs, *tables.nouns.values(), *tables.prepositions]
    assert {row.stance for row in rows} <= STANCES
    assert {row.stance for row in tables.sayings.values()} <= STANCES | {None}


def test_every_mark_is_of_a_kind(tables: Tables) -> None:
    assert {row.kind for row in tables.marks} == set(get_args(MarkKind))


def test_no_verb_stands_twice_with_the_same_frame(tables: Tables) -> None:
    seen = [
        (row.lemma, row.takes, row.preps, row.needs, row.role, row.impf) for row in tables.verbs
    ]
    assert len(seen) == len(set(seen))


def test_every_verb_can_be_met(tables: Tables) -> None:
    met = {**tables.senses, **tables.posted}
    for row in tables.verbs:
        assert any(sense.row is row for sense in met[fold(row.lemma)])


def test_keys_are_folded(tables: Tables) -> None:
    for keys in (tables.senses, tables.flags, tables.masdars, tables.nouns, tables.sayings):
        assert all(key == fold(key) for key in keys)
    for name, words in tables.sets.items():
        if name not in ("objects.shapes", "objects.tails"):
            assert all(word == fold(word) for word in words), name


def test_closed_classes(tables: Tables) -> None:
    flags = tables.flags
    for word in ("أن", "إن", "أنه", "أنها", "بأن"):
        assert flags[fold(word)] & w.COMP, word
    assert flags[fold("وأن")] & w.CONJ_COMP
    assert flags[fold("فإن")] & w.F_COMP
    assert flags[fold("الذي")] & w.RELATIVE
    assert flags[fold("لم")] & w.NEGATION
    assert flags[fold("مصدر")] & w.ANONYMOUS
    assert flags[fold("مراقبون")] & w.VAGUE
    assert flags[fold("وكالة")] & w.MEDIA
    assert flags[fold("وزير")] & w.PERSON
    assert flags[fold("وزارة")] & w.OFFICIAL
    assert flags[fold("بيان")] & w.DOCUMENT


def test_the_longest_outlet_is_tried_first(tables: Tables) -> None:
    sizes = [len(form) for form in tables.outlets["وكاله"]]
    assert sizes == sorted(sizes, reverse=True)
    assert set(tables.agencies["رويترز"]) <= set(tables.outlets["رويترز"])


def wrong(monkeypatch: pytest.MonkeyPatch, name: str, change: Any) -> str:
    """Return what loading says of a changed table."""
    replaced(monkeypatch, name, change)
    with pytest.raises(LexiconError) as caught:
        _ = home.load(), list(entries.listed()), events.load_events.__wrapped__()
    return str(caught.value)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(("file", "kind"), [(file, kind) for file in FILES for kind in FILES[file]])
class TestRow:
    """What is wrong in a row of any kind is said with file, row and field."""

    def test_unknown_field(self, monkeypatch: pytest.MonkeyPatch, file: str, kind: str) -> None:
        said = wrong(monkeypatch, file, lambda table: table[kind][-1].update(sterict=True))
        assert said.startswith(f"{file}.toml: {word_of(file, kind)}: unknown field sterict; ")

    def test_missing_field(self, monkeypatch: pytest.MonkeyPatch, file: str, kind: str) -> None:
        for name, field in FILES[file][kind].items():
            row = word_of(file, kind) if name not in ("lemma", "form") else f"{kind} "
            if field.required:
                said = wrong(monkeypatch, file, lambda table, name=name: table[kind][-1].pop(name))
                assert said.startswith(f"{file}.toml: {row}")
                assert said.endswith(f": {name} is missing")

    def test_wrong_value(self, monkeypatch: pytest.MonkeyPatch, file: str, kind: str) -> None:
        for name, field in FILES[file][kind].items():
            bad: Any = ["angry"] if field.form == "words" else "angry"
            if not field.among and field.form != "yes":
                bad = 7
            change = {name: bad}
            said = wrong(monkeypatch, file, lambda table, row=change: table[kind][-1].update(row))
            assert f": {name} {'7' if bad == 7 else repr('angry')} is n" in said

    def test_no_such_rows(self, monkeypatch: pytest.MonkeyPatch, file: str, kind: str) -> None:
        assert wrong(monkeypatch, file, lambda table: table.pop(kind)) == (
            f"{file}.toml: no [[{kind}]]"
        )
        said = wrong(monkeypatch, file, lambda table: table.update({f"{kind}s": []}))
        assert said.startswith(f"{file}.toml: unknown [[{kind}s]]; ")


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("file", "address", "value", "said"),
    [
        ("grammar", "negations.words", ["لا", 7], "negations.words: 7 is no word"),
        ("grammar", "negations.words", "لا", "negations.words: 'لا' is no list of words"),
        ("grammar", "times.words", [], "times.words: [] is no list of words"),
        ("grammar", "times.words", None, "times.words is missing"),
        ("grammar", "capitals", None, "[capitals] is missing"),
        ("sources", "media.words", ["صحيفة", " "], "media.words: ' ' is no word"),
        ("sources", "person.words", None, "person.words is missing"),
        ("names", "first", [""], "first: '' is no word"),
        ("objects", "acts", ["("], "acts: '(' is no shape: "),
        ("rules", "in", "في", "in: 'في' is no list of words"),
        ("rules", "names.unnamed", ["غير"], "names.unnamed: ['غير'] is no name"),
        ("rules", "names", None, "names.unnamed: None is no name"),
        ("outlets", "agencies", None, "agencies is missing"),
        ("outlets", "aliases.was", "واس", "aliases.was: 'واس' is no list of words"),
        ("outlets", "same.agencies", None, "same.agencies: None is no list of groups"),
        ("outlets", "same.agencies", ["واس"], "same.agencies 1: 'واس' is no list of words"),
    ],
)
def test_a_list_that_is_none(
    monkeypatch: pytest.MonkeyPatch, file: str, address: str, value: Any, said: str
) -> None:
    *above, key = address.split(".")

    def change(table: dict[str, Any]) -> None:
        for section in above:
            table = table[section]
        table.pop(key) if value is None else table.update({key: value})

    assert wrong(monkeypatch, file, change).startswith(f"{file}.toml: {said}")


def test_a_file_that_is_no_toml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "verbs.toml").write_text("[[verb]\nlemma =", encoding="utf-8")
    monkeypatch.setattr(home, "files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=r"lexicon/data/verbs\.toml"):
        read_table("verbs")
