"""The words and templates of the simulator."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Bank", "Outlet", "load"]

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes.

    Attributes:
        name: Its name.
        word: The name behind the word for what it is.
        agency: Whether it is an agency.
        masculine: Whether a verb agrees with it in the masculine.
        library: Whether its articles are in the library.
        precision: How exactly it dates: ``minute``, ``day`` or ``none``.
        foot: What stands under each of its articles.
    """

    name: str
    word: str
    agency: bool = False
    masculine: bool = False
    library: bool = True
    precision: str = "minute"
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """All of it.

    Attributes:
        words: The tables of ``words.toml``.
        stories: The templates of ``stories.toml``.
        filler: Sentences around statements, by topic.
        scenery: The three parts of sentences that are put together, in order.
        lead: First sentences, ``first`` and ``edited``.
        outlets: By name, in the order of the file.
    """

    words: dict[str, Any]
    stories: list[dict[str, Any]]
    filler: dict[str, list[str]]
    scenery: tuple[list[str], ...]
    lead: dict[str, list[str]]
    outlets: dict[str, Outlet]


def load() -> Bank:
    """Return the simulator's words."""
    words = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    told = tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))
    outlets = {row["name"]: Outlet(**row) for row in words.pop("outlet")}
    return Bank(
        words, told["story"], told["filler"], tuple(told["scenery"].values()), told["lead"], outlets
    )
