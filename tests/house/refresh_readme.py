"""Fills the parts of README.md and docs/format.md that the program itself gives.

python tests/house/refresh_readme.py

A part stands between `<!-- name -->` and `<!-- /name -->`. Figures and speed are taken from
docs/figures.md and docs/benchmarks.md as they are: `make figures` and `make bench` measure anew.
What goes wrong by its cause is sorted anew each time, in the project's own gold.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

import musnad
from musnad.cli import main as command

HOME = Path(__file__).resolve().parents[2]
SAMPLE = "samples/short.txt"
OUTLET = "بريد الشاطئ"
DAY = "2023-03-15"
TEXT = "قال مصدر أمني لوكالة رويترز إن الطريق «قُطع ليلاً بلا إنذار»."

Tables = Mapping[str, Mapping[str, list[str]]]
"""Heading of a page → name of a row → its cells."""

# What a reader asks first; all figures are in docs/figures.md.
SCORES = {
    "found": "statements found, F1",
    "content": "words of what is said, F1",
    "relation8": "cue, source and content right together (but for a word in five), F1",
    "chain": "whole chain right, who is meant included",
    "kind": "kind of source, macro F1",
    "stance": "shading, macro F1",
    "voice": "words of the outlet's own voice, F1",
    "credits": "agencies credited, F1",
}

# Names, dates and relations → file and figure, on real articles and on our own.
OTHERS = {
    "names, each with its type, F1": (("names_dev", "typed"), ("names", "typed")),
    "dates, F1": (("times_dev", "spans"), ("dates", "spans")),
    "dates with their value, F1": (("times_dev", "values"), ("dates", "values")),
    "what is alleged: precision of the edges": (None, ("relations", "edges_precision")),
    "what is alleged: recall of the edges": (None, ("relations", "edges_recall")),
    "what is alleged: on whose word, of the edges found": (None, ("relations", "edge_word")),
}

# Failure → file, figure; the rate is what the figure, a share, lacks to 1.
FAILURES = {
    "a statement is missed": ("dev", "recall"),
    "what is given as a statement is none, or is cut so wrongly that it does not count": (
        "dev",
        "precision",
    ),
    "who is meant, or a link of the chain, is wrong (missed statements included)": ("dev", "chain"),
    "the same, of the statements that somebody passed on": ("dev", "chain_of_hops"),
    "the headline is judged wrongly": ("gold", "headline"),
    "something fires in a sentence made as a trap (بين، حسب، ذكر…)": ("hard_negatives", "quiet"),
}
SETS = {
    "dev": "real articles",
    "gold": "our own articles",
    "hard_negatives": "our own sentences",
}

# The same for docs/limits.md, more closely: what a figure lacks to 1 in each of the two golds.
RATES = {what: figure for what, (name, figure) in FAILURES.items() if name != "hard_negatives"} | {
    "the headline that drops is not led back to its statement": "headline_rests",
}
EDGE_RATES = {
    "an alleged relation is not given": "edges_recall",
    "an alleged relation that is given is wrong": "edges_precision",
    "of the right ones, it stands on the wrong word": "edge_word",
}

SPEEDS = (
    "musnad.read",
    'spaCy blank("ar") tokenizer',
    "spaCy tagger, parser and ner, en_core_web_sm's size",
    "textacy direct_quotations, parse included",
)
STARTS = ("`import musnad`", "`import musnad` and a first answer", "`musnad read article.txt`")


def tables(page: str) -> Tables:
    """Return the rows of a page's tables by heading; the part before a colon names a heading."""
    found: dict[str, dict[str, list[str]]] = {}
    rows: dict[str, list[str]] = {}
    for line in page.splitlines():
        if line.startswith("## "):
            rows = found.setdefault(Path(line[3:].partition(":")[0]).stem, {})
        elif line.startswith("| ") and not line.startswith("| |"):
            name, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            rows[name] = cells
    return found


def page(name: str) -> str:
    """Return a page of the project."""
    return (HOME / name).read_text(encoding="utf-8")


def day(text: str) -> str:
    """Return the first date of a page."""
    found = re.search(r"\d{4}-\d{2}-\d{2}", text)
    assert found, "no date"
    return found[0]


def example() -> str:
    """Return the command and what it prints."""
    arguments = ["read", SAMPLE, "--outlet", OUTLET, "--date", DAY]
    result = CliRunner().invoke(command, ["read", str(HOME / SAMPLE), *arguments[2:]])
    assert result.exit_code == 0, result.output
    shown = " ".join(f'"{part}"' if " " in part else part for part in arguments)
    return f"```console\n$ musnad {shown}\n{result.stdout.rstrip()}\n```"


def figures() -> str:
    """Return the table of scores."""
    written = page("docs/figures.md")
    found = tables(written)
    columns = [(name, head) for name, head in SETS.items() if name != "hard_negatives"]
    columns = [(name, head) for name, head in columns if name in found]
    heads = [f"{head} | baseline" for _, head in columns]
    lines = [f"Measured on {day(written)}, 1 is all right.", "", f"| | {' | '.join(heads)} |"]
    lines.append("|---|" + "--:|--:|" * len(columns))
    for figure, what in SCORES.items():
        cells = [found[name].get(figure, ["", ""])[1::-1] for name, _ in columns]
        lines.append(f"| {what} | {' | '.join(' | '.join(pair) for pair in cells)} |")
    lines += ["", "| | real articles | our own articles |", "|---|--:|--:|"]
    for what, places in OTHERS.items():
        cells = [found.get(at[0], {}).get(at[1], ["", ""])[1] if at else "" for at in places]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines)


def failures() -> str:
    """Return the table of what goes wrong and how often."""
    written = page("docs/figures.md")
    found = tables(written)
    lines = [f"As of {day(written)}:", "", "| | how often | in |", "|---|--:|---|"]
    for what, (name, figure) in FAILURES.items():
        if figure in found.get(name, {}):
            missing = 100 * (1 - float(found[name][figure][1]))
            lines.append(f"| {what} | {missing:.0f} % | {SETS[name]} |")
    return "\n".join(lines)


def rates() -> str:
    """Return the table of what goes wrong, in real articles and in our own."""
    written = page("docs/figures.md")
    found = tables(written)
    lines = [
        f"As of {day(written)}:",
        "",
        "| | real articles | our own articles |",
        "|---|--:|--:|",
    ]
    for what, figure in RATES.items():
        cells = (found.get(name, {}).get(figure, ["", ""])[1] for name in ("dev", "gold"))
        lines.append(f"| {what} | {' | '.join(map(_lacking, cells))} |")
    for what, figure in EDGE_RATES.items():
        lines.append(f"| {what} | | {_lacking(found['relations'][figure][1])} |")
    return "\n".join(lines)


def causes() -> str:
    """Return what goes wrong by its cause: in our own articles as of now, with an example each."""
    sys.path.insert(0, str(HOME / "eval"))
    from causes import GOLD, REAL, RELATIONS, lines, measured

    real = tables(page("docs/figures.md")).get(REAL, {})
    met = {cause: (int(times), int(of)) for cause, (times, of) in real.items()}
    return "\n".join(lines(measured(GOLD, RELATIONS), met)).rstrip()


def _lacking(figure: str) -> str:
    return f"{100 * (1 - float(figure)):.0f} %" if figure else ""


def speed() -> str:
    """Return the table of speed."""
    written = page("docs/benchmarks.md")
    found = tables(written)
    conditions = next(line for line in written.splitlines() if re.match(r"\d{4}-", line))
    memory = re.search(r"at most (\d+ MB)", written)
    lines = [
        f"{conditions}",
        "",
        "| | words a second | Musnad is … times as fast |",
        "|---|--:|--:|",
    ]
    for name in SPEEDS:
        first, _, times = found["Words per second"][name]
        lines.append(f"| {name} | {first} | {times.partition(' ')[0]} |")
    lines.append("")
    starts = [f"{name} {found['Starting'][name][0]} s" for name in STARTS]
    lines.append(
        f"Whole processes: {', '.join(starts)}. Memory: at most {memory[1] if memory else '?'}."
    )
    return "\n".join(lines)


def format_example() -> str:
    """Return a text and its JSON."""
    analysis = musnad.read(TEXT, title="قطع الطريق", outlet="الصحيفة", date="2021-02-14", id="a1")
    written = json.dumps(analysis.to_dict(), ensure_ascii=False, indent=2)
    written = re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", written)
    return f"```json\n{written}\n```"


def library_tables() -> str:
    """Return the tables of a library, a row a column."""
    from musnad.corpus.tables import TABLES

    return _written(TABLES.values())


def trace_tables() -> str:
    """Return the tables of a trace, a row a column."""
    from musnad.trace.tables import TABLES

    return _written(TABLES.values())


def _written(tables: Iterable[Any]) -> str:
    lines: list[str] = []
    for table in tables:
        lines += [
            f"### `{table.name}`",
            "",
            table.about,
            "",
            "| column | type | |",
            "|---|---|---|",
        ]
        lines += [f"| `{one.name}` | {_type(one.type)} | {one.about} |" for one in table.columns]
        lines.append("")
    return "\n".join(lines).rstrip()


def _type(type_: object) -> str:
    return re.sub(r"element: |child \d+, ", "", str(type_))


PARTS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "README.md": {"example": example, "figures": figures, "failures": failures, "speed": speed},
    "docs/limits.md": {"rates": rates, "causes": causes},
    "docs/format.md": {"example": format_example, "tables": library_tables, "trace": trace_tables},
}


def filled(text: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """Return a page with its parts as they are now.

    Raises:
        ValueError: It has no place for one.
    """
    for name, part in parts.items():
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.S)
        text, times = place.subn(lambda found: f"{found[1]}{part()}\n{found[2]}", text)  # noqa: B023
        if times != 1:
            raise ValueError(f"{times} places for {name}; one is wanted")
    return text


def stale() -> Iterator[tuple[Path, str]]:
    """Yield the pages that are not as they would be now, and what they would be."""
    for name, parts in PARTS.items():
        written = page(name)
        now = filled(written, parts)
        if now != written:
            yield HOME / name, now


def main() -> None:
    """Fill the pages."""
    for path, now in stale():
        path.write_text(now, encoding="utf-8")
        print(path.relative_to(HOME))


if __name__ == "__main__":
    main()
