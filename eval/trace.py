"""Traces simulated stories and scores what was found.

    python eval/trace.py [--stories N] [--seed N] [--rewording X …] [--out FILE]

The articles are simulated, read into a library in a temporary folder, traced, and scored against
what really happened; with several strengths of rewording a row each.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.bank import load
from simulator.score import score
from simulator.world import simulate

from musnad.corpus.build import add
from musnad.corpus.engine import Engine, default_workers
from musnad.corpus.inputs import expand
from musnad.corpus.library import Library, open_library
from musnad.corpus.query import connected
from musnad.trace.build import trace
from musnad.trace.witness import Witnesses

DRIFTS = {"stance": "hedge", "source": "firmer", "number": "number", "headline": "headline"}
PLOTTED = {
    "grouping_f1": "statements grouped, B-cubed F1",
    "statements_exact": "roots of a statement counted right",
    "stories_exact": "roots of a story counted right",
    "circles_recall": "circles found",
    "direction_right": "direction right, where shown",
    "pairs_found": "pairs of copies found",
}


def main() -> None:
    """Run, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rewording", type=float, nargs="+", default=[0.3])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--plot", type=Path, help="where a picture of the figures goes, as SVG")
    given = parser.parse_args()
    found = {
        strength: measured(given.stories, given.seed, strength) for strength in given.rewording
    }
    names = list(next(iter(found.values())))
    lines = [
        f"| | {' | '.join(f'rewording {strength:g}' for strength in found)} |",
        "|---|" + "--:|" * len(found),
    ]
    for name in names:
        cells = " | ".join(f"{figures[name]:.3f}" for figures in found.values())
        lines.append(f"| {name} | {cells} |")
    written = "\n".join(lines) + "\n"
    sys.stdout.write(written)
    if given.out:
        given.out.write_text(written, encoding="utf-8")
    if given.plot:
        plot(found, given.plot)


def plot(found: Mapping[float, Mapping[str, float]], target: Path) -> None:
    """Draw how the figures fall as rewording grows."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "musnad"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4.2))
    for name, label in PLOTTED.items():
        values = [figures[name] for figures in found.values()]
        axes.plot(list(found), values, marker="o", label=label)
    axes.set(xlabel="strength of rewording", ylim=(0, 1.02))
    axes.grid(alpha=0.3)
    axes.legend(loc="lower left", frameon=False)
    figure.tight_layout()
    figure.savefig(target, format="svg", metadata={"Date": None})


def measured(stories: int, seed: int, rewording: float) -> dict[str, float]:
    """Return the figures of one simulation."""
    with tempfile.TemporaryDirectory() as folder:
        library, truth = told(Path(folder), stories, seed, rewording)
        trace(library, engine=Engine(workers=default_workers()))
        return score(truth, seen(library))


def told(
    folder: Path, stories: int, seed: int, rewording: float
) -> tuple[Library, list[Mapping[str, Any]]]:
    """Simulate stories and read them into a library."""
    source, truth = folder / "articles.jsonl", []
    with source.open("w", encoding="utf-8", newline="\n") as out:
        for articles, story in simulate(load(), stories, seed, rewording):
            for article in articles:
                out.write(json.dumps(article, ensure_ascii=False) + "\n")
            truth.append(story)
    library = open_library(str(folder / "library"), create=True)
    inputs, rejects = expand([str(source)])
    add(library, inputs, rejects, engine=Engine(workers=default_workers()))
    return library, truth


def seen(library: Library) -> Mapping[str, Any]:
    """Return what a trace found, in the form that is scored."""
    who = Witnesses()
    with connected(library) as base:
        ask = lambda sql: base.execute(sql).fetchall()  # noqa: E731
        keys = dict(ask("select id, key from articles"))
        names = {who.outlet(name): name for (name,) in ask("select distinct outlet from articles")}
        roots: dict[str, list[dict[str, str]]] = {}
        for statement, kind, name, told_to in ask(
            "select statement, kind, name, told_to from roots order by id"
        ):
            roots.setdefault(statement, []).append(_root(kind, name, told_to, who, names))
        tellings: dict[str, list[tuple[str, int, int]]] = {}
        for statement, article, start, end in ask(
            'select statement, article, start, "end" from versions order by id'
        ):
            tellings.setdefault(statement, []).append((keys[article], start, end))
        statements: dict[str, list[dict[str, Any]]] = {}
        circles: dict[str, list[list[str]]] = {}
        for own, story, count, rings in ask(
            "select id, story, roots, circles from statements order by id"
        ):
            statements.setdefault(story, []).append(
                {"count": count, "roots": roots.get(own, []), "tellings": tellings[own]}
            )
            circles.setdefault(story, []).extend(ring.split(", ") for ring in rings)
        members: dict[str, list[str]] = {}
        for story, article in ask("select story, article from story_articles order by 1, 2"):
            members.setdefault(story, []).append(keys[article])
        first = {"a_first": "a", "b_first": "b", "unknown": "unknown"}
        return {
            "stories": [
                {
                    "articles": members[own],
                    "count": count,
                    "circles": [list(one) for one in sorted(set(map(tuple, circles.get(own, []))))],
                    "statements": statements.get(own, []),
                }
                for own, count in ask("select id, roots from stories order by id")
            ],
            "pairs": [
                (keys[a], keys[b], first[direction])
                for a, b, direction in ask("select a, b, direction from copies order by 1, 2")
            ],
            "drifts": [
                (keys[article], DRIFTS[kind])
                for article, kind in ask(
                    "select distinct v.article, d.kind from drifts d join versions v "
                    "on v.id = d.after where d.ordered and d.kind <> 'date' "
                    "and coalesce(d.firmer, true) order by 1, 2"
                )
            ],
        }


def _root(
    kind: str, name: str | None, told_to: str | None, who: Witnesses, names: Mapping[str, str]
) -> dict[str, str]:
    outlet = names.get(who.outlet(told_to), told_to or "")
    return {"kind": kind, "name": (name if kind == "named" else outlet) or ""}


if __name__ == "__main__":
    main()
