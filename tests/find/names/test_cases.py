"""Sentences whose names are marked: these are found, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import musnad

LINES = [
    line
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]
TYPES = {"PER": "P", "ORG": "O", "LOC": "L"}


def bare(line: str) -> str:
    """Return the sentence without its brackets."""
    return re.sub(r"\[[POL] |\]", "", line)


def bracketed(text: str) -> str:
    """Return the sentence with the names that are found in brackets."""
    shown, place = "", 0
    for name in musnad.read(text).names:
        shown += f"{text[place : name.span.start]}[{TYPES[name.type]} {name.span.of(text)}]"
        place = name.span.end
    return shown + text[place:]


@pytest.mark.parametrize("line", LINES)
def test_names(line: str) -> None:
    assert bracketed(bare(line)) == line
