"""Floors under the figures, which only go up.

``python -m musnad.evaluate.gate`` measures and compares; with ``--raise`` it lifts the floors to
the present figures, rounded down to a hundredth, and never lowers one.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from musnad.errors import InputError
from musnad.evaluate.beside import beside
from musnad.evaluate.figures import score
from musnad.evaluate.records import Record, load
from musnad.evaluate.relations import relation_figures
from musnad.evaluate.sentences import form_of, sentence_figures
from musnad.evaluate.spans import span_figures

__all__ = [
    "Floors",
    "Shortfall",
    "file_figures",
    "files",
    "main",
    "measure",
    "raised",
    "read_floors",
    "research",
    "shortfalls",
    "write_floors",
]

Floors = Mapping[str, Mapping[str, float]]
"""File name without its ending → figure → the least it may be."""

OWN = ("gold", "hard_negatives", "positives", "dates", "numbers", "names", "relations")
"""Files of the project; the gate fails without them."""

RESEARCH = ("dev", "seed", "padt_dev_silver", "pud_silver", "times_dev", "names_dev")
"""Files that may not be passed on; measured where they are at hand."""

_GRAIN = 1e-9
"""0.29 * 100 is 28.999…, and four fifths and a bit are 0.9199…: no figure differs by so little."""

_NOT_HELD = frozenset({"gold", "predicted", "sentences"})
_HEAD = """\
# The least each figure may be; `make test` fails below. Raised, never lowered, by
#     .venv/bin/python -m musnad.evaluate.gate --raise
"""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure that is below its floor; ``value`` is None where it is no longer measured."""

    file: str
    figure: str
    value: float | None
    floor: float

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:.4f}"
        return f"{self.file}: {self.figure} {value}, floor {self.floor:.2f}"


def files(home: Path) -> dict[str, Path]:
    """Return the files to measure under the project's home, by name.

    Those of the project always, those of the `research` folder where they are at hand.
    """
    own = {name: home / "eval" / f"{name}.jsonl" for name in OWN}
    others = {name: research(home) / "gold" / f"{name}.jsonl" for name in RESEARCH}
    return own | {name: path for name, path in others.items() if path.exists()}


def research(home: Path) -> Path:
    """Return the folder of texts that may not be passed on, which need not be there.

    The one that the environment variable ``MUSNAD_RESEARCH`` names, else ``shared`` beside the
    project's home.
    """
    named = os.environ.get("MUSNAD_RESEARCH")
    return Path(named) if named else home.parent / "shared"


def file_figures(gold: Sequence[Record], predicted: Sequence[Record]) -> dict[str, float]:
    """Return all figures of one file, whatever its form.

    Raises:
        musnad.errors.RecordError: A record is in no known form.
        musnad.errors.MissingExtraError: scipy is not installed.
    """
    form = form_of(gold)
    if form == "relations":
        return relation_figures(gold, predicted)
    if form == "gold":
        return score(gold, predicted) | beside(gold, predicted)
    if form == "items":
        return span_figures(gold, predicted)
    return sentence_figures(gold, predicted)


def measure(path: Path) -> dict[str, float]:
    """Read the texts of a gold file with this program and return its figures, 0 to 1.

    Raises:
        musnad.errors.InputError: The file cannot be read.
        musnad.errors.MissingExtraError: scipy is not installed.
    """
    from musnad.evaluate.run import run

    gold = load(path)
    return {
        name: value
        for name, value in file_figures(gold, run(gold)).items()
        if name not in _NOT_HELD
    }


def read_floors(path: Path) -> Floors:
    """Return the floors of a TOML file; none where there is no such file yet.

    Raises:
        musnad.errors.InputError: The file is no TOML.
    """
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: no TOML ({error})") from error


def shortfalls(file: str, values: Mapping[str, float], floors: Floors) -> Iterator[Shortfall]:
    """Yield what is below its floor in one file.

    >>> [str(s) for s in shortfalls("dev", {"found": 0.8799}, {"dev": {"found": 0.88}})]
    ['dev: found 0.8799, floor 0.88']
    """
    for figure, floor in floors.get(file, {}).items():
        value = values.get(figure)
        if value is None or value < floor - _GRAIN:
            yield Shortfall(file, figure, value, floor)


def raised(floors: Floors, measured: Floors) -> dict[str, dict[str, float]]:
    """Return the floors lifted to what was measured, none lowered and none dropped.

    >>> raised({"dev": {"found": 0.5, "cue": 0.9}}, {"dev": {"found": 0.589, "cue": 0.1}})
    {'dev': {'found': 0.58, 'cue': 0.9}}
    """
    lifted = {file: dict(held) for file, held in floors.items()}
    for file, values in measured.items():
        held = lifted.setdefault(file, {})
        for figure, value in values.items():
            held[figure] = max(held.get(figure, 0.0), _hundredth(value))
    return lifted


def _hundredth(value: float) -> float:
    return math.floor((value + _GRAIN) * 100) / 100


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors as TOML."""
    blocks = [
        "\n".join([f"[{file}]", *(_row(figure, floor) for figure, floor in held.items())])
        for file, held in floors.items()
    ]
    path.write_text(_HEAD + "\n" + "\n\n".join(blocks) + "\n", encoding="utf-8")


def _row(figure: str, floor: float) -> str:
    key = figure if figure.isidentifier() else f'"{figure}"'
    return f"{key} = {floor:.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and raise the floors when asked; return 1 when a figure is below."""
    parser = argparse.ArgumentParser(prog="python -m musnad.evaluate.gate", description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    parser.add_argument("--home", type=Path, default=Path(), help="where eval/ is")
    options = parser.parse_args(arguments)
    path = options.home / "eval" / "floors.toml"
    floors = read_floors(path)
    measured = {name: measure(file) for name, file in files(options.home.resolve()).items()}
    for file, values in measured.items():
        held = floors.get(file, {})
        for figure, value in values.items():
            floor = f"{held[figure]:.2f}" if figure in held else "none"
            sys.stdout.write(f"{file:18}{figure:16}{value:.4f}   floor {floor}\n")
    below = [s for file, values in measured.items() for s in shortfalls(file, values, floors)]
    for shortfall in below:
        sys.stdout.write(f"BELOW {shortfall}\n")
    if options.lift:
        write_floors(path, raised(floors, measured))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
