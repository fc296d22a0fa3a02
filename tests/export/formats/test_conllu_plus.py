"""CoNLL-U Plus: read by a reader that knows nothing of us, and back again, equal."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import conllu
import pytest
from click.testing import CliRunner
from format_cases import SAMPLE, TEXT, gold, written
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad.cli import main
from musnad.export.formats.conllu_back import read_conllu_plus
from musnad.export.formats.conllu_plus import COLUMNS, NEEDED
from musnad.export.formats.letters import whole
from musnad.model import Analysis
from strategies import anything, clauses, news

ODD = (
    "",
    '"',
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u2067",
    "😀",
    "Reuters",
    "\u2028",
    "|\\n",
    "_",
    "#",
    "\x85",
)
ARTICLES = st.builds(
    lambda body, odd, own: musnad.read(odd + body + odd, id=own),
    st.one_of(clauses(), news(), st.just(TEXT), anything()),
    st.sampled_from(ODD),
    st.sampled_from((None, "a1", "a\n= 1", "😀")),
)


def back(data: bytes) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.conllup"
        path.write_bytes(data)
        return list(read_conllu_plus(path))


@settings(deadline=None, max_examples=60)
@given(st.lists(ARTICLES, min_size=1, max_size=2))
def test_comes_back(analyses: list[Analysis]) -> None:
    found = back(written(analyses, "conllu-plus"))
    for one in found:
        one["sources"] = {source["id"]: source for source in one["sources"]}  # type: ignore[attr-defined]
    assert found == [
        {
            **gold(one),
            "names": [{"span": list(name.span), "type": name.type} for name in one.names],
            "dates": [
                {"span": list(date.span), "type": date.type, "value": date.value, "mod": date.mod}
                for date in one.dates
            ],
        }
        for one in analyses
    ]


@settings(deadline=None, max_examples=25)
@given(ARTICLES)
def test_a_reader_of_conllu_reads_it(analysis: Analysis) -> None:
    sentences = conllu.parse(written([analysis], "conllu-plus").decode("utf-8"))
    assert list(sentences[0][0]) == [name.lower() for name in COLUMNS]
    forms = "".join(token["form"] for sentence in sentences for token in sentence)
    assert forms == ("".join(whole(analysis.text).split()) or "_")
    assert len(sentences) <= max(len(analysis.sentences), 1)
    for number, a in enumerate(analysis.attributions, 1):
        words = [
            token["form"]
            for sentence in sentences
            for token in sentence
            if {f"B:{number}", f"I:{number}"} & set(token["musnad:cue"].split("|"))
        ]
        assert "".join(words) == "".join(whole(a.cue.of(analysis.text)).split())


def test_what_it_looks_like() -> None:
    text = "زعم شاهد أن جو بايدن  زار حلب أواخر شباط."
    read = musnad.read(text, date="2021-03-04", id="a1")
    lines = written([read], "conllu-plus").decode("utf-8").split("\n")
    assert lines[0] == f"# global.columns = {' '.join(COLUMNS)}"
    assert lines[1] == "# newdoc id = a1"
    assert [line.split("\t") for line in lines if line[:1].isdigit()] == [
        ["1", "زعم", "_", "B:1", "_", "_", "_", "_", "_"],
        ["2", "شاهد", "_", "_", "B:1", "_", "_", "_", "_"],
        ["3", "أن", "_", "_", "_", "B:1", "_", "_", "_"],
        ["4", "جو", "_", "_", "_", "I:1", "B-PER", "_", "_"],
        ["5", "بايدن", "SpacesAfter=\\s\\s", "_", "_", "I:1", "I-PER", "_", "_"],
        ["6", "زار", "_", "_", "_", "I:1", "_", "_", "_"],
        ["7", "حلب", "_", "_", "_", "I:1", "B-LOC", "_", "_"],
        ["8", "أواخر", "_", "_", "_", "I:1", "_", "B-DATE", "Mod=END|Value=2021-02"],
        ["9", "شباط", "SpaceAfter=No", "_", "_", "I:1", "_", "I-DATE", "_"],
        ["10", ".", "SpaceAfter=No", "_", "_", "_", "_", "_", "_"],
    ]


def test_a_file_without_columns_for_names_and_dates_is_read() -> None:
    lines = written([SAMPLE], "conllu-plus").decode("utf-8").split("\n")
    cut = [line.rsplit("\t", 3)[0] if line[:1].isdigit() else line for line in lines]
    cut[0] = f"# global.columns = {' '.join(NEEDED)}"
    [found] = back("\n".join(cut).encode())
    assert "names" not in found
    assert "dates" not in found
    [whole_file] = back("\n".join(lines).encode())
    assert whole_file | found == whole_file


def test_a_correction_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "a.conllup"
    data = written([SAMPLE], "conllu-plus").decode("utf-8")
    path.write_text(data.replace('"stance": "neutral"', '"stance": "judging"'), encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(path)])
    assert done.exit_code == 0, done.output
    stances = {a["stance"] for a in json.loads(done.stdout)["attributions"]}
    assert "judging" in stances
    assert "neutral" not in stances


HEAD = "# global.columns = ID FORM MISC MUSNAD:CUE MUSNAD:SOURCE MUSNAD:CONTENT"
MORE = f"# global.columns = {' '.join(COLUMNS)}"
ARTICLE = '# musnad.article = {"id": null}'


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["x"], "no ID, FORM, MISC"),
        (["# global.columns = ID FORM MISC"], "no MUSNAD:CUE, MUSNAD:SOURCE, MUSNAD:CONTENT"),
        ([HEAD, "1\tx\t_\t_\t_\t_"], "line 2: found: '1"),
        ([HEAD, ARTICLE, "1\tx"], "line 3: found: '1.*2 cells of 6"),
        ([HEAD, ARTICLE, "1\tx\t_\tcue\t_\t_"], "line 3: .*'cue' and not B:1"),
        ([HEAD, ARTICLE, "1\tx\t_\tI:1\t_\t_"], "line 3: .*without a B"),
        ([HEAD, ARTICLE, "1\tx\t_\tB:1\t_\t_"], "statement 1, of which no comment"),
        ([MORE, ARTICLE, "1\tx\t_\t_\t_\t_\tB-MAN\t_\t_"], "'B-MAN' and not .* LOC, ORG, PER"),
        ([MORE, ARTICLE, "1\tx\t_\t_\t_\t_\tI-PER\t_\t_"], "'I-PER' without a B"),
        ([MORE, ARTICLE, "1\tx\t_\t_\t_\t_\t_\t_\tValue=2021"], "a value without a date"),
        ([MORE, ARTICLE, "1\tx\t_\t_\t_\t_\t_\tB-DATE\tMod=X"], "Mod=X and not one of START"),
        ([MORE, ARTICLE, "1\tx\t_\t_\t_\t_\t_\tB-DATE\tDay=1"], "'Day' and not Mod, Value"),
        ([HEAD, ARTICLE, "# musnad.statement 1 = {"], "line 3: "),
        ([HEAD, ARTICLE, "# musnad.statement 1 = {}"], "statement 1 has no cue"),
    ],
)
def test_what_is_wrong_is_named(lines: list[str], told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.conllup"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(musnad.MusnadError, match=told):
        list(read_conllu_plus(path))


def test_a_file_with_the_line_ends_of_windows_is_read() -> None:
    data = written([SAMPLE], "conllu-plus")
    assert back(data.replace(b"\n", b"\r\n")) == back(data)
