"""The page on copies names every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.trace.tables import TABLES

_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "copies.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_columns(name: str) -> None:
    part = _PAGE.split(f"### {name}\n")[1].split("###")[0]
    assert [c.name for c in TABLES[name].columns if f"`{c.name}`" not in part] == []
