"""The article that docs/annotation.md shows marked is marked so, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import musnad

HOME = Path(__file__).resolve().parents[2]


def shown() -> list[list[str]]:
    page = (HOME / "docs" / "annotation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d \| (.*) \|$", page, re.M)
    return [[cell.strip(" `") for cell in row.split("|")] for row in rows]


def test_the_marked_article_is_what_is_read() -> None:
    title, _, text = (HOME / "samples" / "short.txt").read_text(encoding="utf-8").partition("\n\n")
    read = musnad.read(text, title=title, outlet="بريد الشاطئ")
    names = {source.id: source.name for source in read.sources}
    given = [
        [
            one.cue.of(text),
            one.source.of(text) if one.source else "",
            " ".join(span.of(text) for span in one.content).rstrip("»")
            + ("»" if one.manner == "direct" else ""),
            names[one.source_id],
            "، ".join(names[via] for via in one.via),
            one.manner,
            one.stance,
        ]
        for one in read.attributions
    ]
    assert shown() == given
