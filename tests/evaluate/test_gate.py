"""The gate itself: no figure falls below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.errors import InputError
from musnad.evaluate.gate import (
    OWN,
    RESEARCH,
    files,
    measure,
    raised,
    read_floors,
    shortfalls,
    write_floors,
)

HOME = Path(__file__).resolve().parents[2]
FLOORS = read_floors(HOME / "eval" / "floors.toml")
FILES = files(HOME)


@pytest.mark.parametrize("name", FILES)
def test_no_figure_falls(name: str) -> None:
    assert FLOORS.get(name), f"no floors for {name}: python -m musnad.evaluate.gate --raise"
    below = [str(shortfall) for shortfall in shortfalls(name, measure(FILES[name]), FLOORS)]
    assert not below, "\n".join(below)


def test_own_files_are_always_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MUSNAD_RESEARCH", raising=False)
    assert tuple(files(tmp_path / "musnad")) == OWN


@pytest.mark.parametrize("named", [True, False])
def test_research_files_where_at_hand(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: bool
) -> None:
    folder = tmp_path / ("elsewhere" if named else "shared")
    monkeypatch.setenv("MUSNAD_RESEARCH", str(folder) if named else "")
    (folder / "gold").mkdir(parents=True)
    for name in RESEARCH:
        (folder / "gold" / f"{name}.jsonl").touch()
    assert tuple(files(tmp_path / "musnad")) == OWN + RESEARCH


def test_floors_are_never_lowered() -> None:
    floors = {"dev": {"found": 0.8, "cue": 0.9}, "seed": {"found": 0.7}}
    lifted = raised(floors, {"dev": {"found": 0.29, "cue": 0.999, "voice": 0.29}})
    assert lifted == {"dev": {"found": 0.8, "cue": 0.99, "voice": 0.29}, "seed": {"found": 0.7}}


def test_a_figure_no_longer_measured_is_below() -> None:
    [shortfall] = shortfalls("dev", {}, {"dev": {"found": 0.8}})
    assert str(shortfall) == "dev: found not measured, floor 0.80"


def test_floors_survive_writing(tmp_path: Path) -> None:
    floors = {"dev": {"found": 0.8, "content=": 0.07}, "seed": {"found": 1.0}}
    write_floors(tmp_path / "floors.toml", floors)
    assert read_floors(tmp_path / "floors.toml") == floors
    assert read_floors(tmp_path / "none.toml") == {}


def test_floors_that_are_no_toml(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("found: 1", encoding="utf-8")
    with pytest.raises(InputError, match="no TOML"):
        read_floors(tmp_path / "floors.toml")


def test_a_figure_is_not_below_the_floor_it_gave() -> None:
    assert not list(shortfalls("dev", {"kind": 0.9199999999999999}, {"dev": {"kind": 0.92}}))
