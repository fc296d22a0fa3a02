"""Pages that say `lang: ar` at their head are Arabic throughout, from right to left.

Sphinx and the theme know one language a site. Here a page has its own: its labels are translated
(`words.toml`), and the theme's looks are written with start and end in the place of left and right.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))

# Property of the theme's style sheets → the same with start and end.
_SIDES = (
    (r"\b(margin|padding)-left\b", r"\1-inline-start"),
    (r"\b(margin|padding)-right\b", r"\1-inline-end"),
    (r"\bborder-left(?=[:-])", "border-inline-start"),
    (r"\bborder-right(?=[:-])", "border-inline-end"),
    (r"(?<=[{;])left(?=:)", "inset-inline-start"),
    (r"(?<=[{;])right(?=:)", "inset-inline-end"),
    (r"\b(text-align|float):left\b", r"\1:start"),
    (r"\b(text-align|float):right\b", r"\1:end"),
    (r"\bfloat:(start|end)\b", r"float:inline-\1"),
    (r"(?<=transition:)left\b", "inset-inline-start"),
)


def logical(style: str) -> str:
    """Return a style sheet whose sides are those of the text's direction.

    >>> logical(".a{left:0;margin-left:1rem;text-align:right}")
    '.a{inset-inline-start:0;margin-inline-start:1rem;text-align:end}'
    """
    for side, named in _SIDES:
        style = re.sub(side, named, style)
    return style


def _speak(_: Sphinx, __: str, ___: str, context: dict[str, Any], ____: object) -> None:
    spoken = (context.get("meta") or {}).get("lang")
    if spoken not in WORDS:
        return
    words = WORDS[spoken]["words"]
    # The theme writes `lang` from this and has no place for a direction.
    context["language"] = f'{spoken}" dir="{WORDS[spoken]["direction"]}'
    tree = context.get("furo_navigation_tree", "")
    for caption, translated in WORDS[spoken]["captions"].items():
        tree = tree.replace(f">{caption}</span>", f">{translated}</span>")
    context["furo_navigation_tree"] = tree
    context["_"] = context["gettext"] = lambda text, **_: words.get(text, text)


def _turn(app: Sphinx, failed: Exception | None) -> None:
    if failed is None and app.builder.format == "html":
        for path in (Path(app.outdir) / "_static" / "styles").glob("furo*.css"):
            path.write_text(logical(path.read_text(encoding="utf-8")), encoding="utf-8")


# Links to files beside docs/ → the pages that show them.
_SHOWN = {"](../CONTRIBUTING.md)": "](contributing.md)"}


def _lead(_: Sphinx, __: str, source: list[str]) -> None:
    for link, shown in _SHOWN.items():
        source[0] = source[0].replace(link, shown)


def setup(app: Sphinx) -> dict[str, Any]:
    """Join Sphinx's events."""
    app.connect("source-read", _lead)
    # After the theme, whose list of pages it translates.
    app.connect("html-page-context", _speak, priority=900)
    app.connect("build-finished", _turn)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
