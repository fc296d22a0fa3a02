"""docs/exports.md says what the registry says; run as a script, this file writes its tables."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from musnad.export.formats import FIELDS, FORMATS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"


def formats_table() -> str:
    """Return the table of formats."""
    lines = ["| `--as` | file | what it is | needs |", "|---|---|---|---|"]
    for one in FORMATS.values():
        needs = f"`musnad[{one.extra}]`" if one.extra else ""
        lines.append(f"| `{one.name}` | `{one.suffix}` | {one.about} | {needs} |")
    return "\n".join(lines)


def fields_table() -> str:
    """Return the table of format × field."""
    lines = [f"| field | {' | '.join(FORMATS)} |", "|---" * (len(FORMATS) + 1) + "|"]
    for field in FIELDS:
        signs = ("●" if field in one.carries else "·" for one in FORMATS.values())
        lines.append(f"| `{field}` | {' | '.join(signs)} |")
    return "\n".join(lines)


def filled(page: str) -> str:
    """Return the page with both tables as they are now."""
    for name, table in (("formats", formats_table()), ("fields", fields_table())):
        page = re.sub(
            rf"<!-- {name} -->.*?<!-- /{name} -->",
            f"<!-- {name} -->\n{table}\n<!-- /{name} -->",
            page,
            flags=re.DOTALL,
        )
    return page


def test_tables_are_true() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == filled(page), "run .venv/bin/python tests/house/test_exports.py"


def test_every_format_has_a_note() -> None:
    notes = PAGE.read_text(encoding="utf-8").partition("## Notes")[2]
    assert [name for name in FORMATS if f"**{name}**" not in notes] == []


def test_sessions_give_what_they_show() -> None:
    done = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert done.attempted > 0
    assert done.failed == 0


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
