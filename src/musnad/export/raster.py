"""A picture as PNG: drawn by resvg, which joins Arabic letters, in the report's own fonts."""

from __future__ import annotations

import io
import tempfile
import unicodedata
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from musnad.errors import MissingExtraError

__all__ = ["PACKAGES", "rasterised", "require_raster"]

PACKAGES = ("resvg_py", "fontTools", "brotli")
"""What the extra ``png`` brings."""

_FONTS = ("ibm-plex-sans-arabic-{}-400-normal", "ibm-plex-sans-arabic-{}-600-normal")
_FAMILY = "IBM Plex Sans Arabic"
_SCRIPTS = ("arabic", "latin")
_PAPER = "#fffdf9"
# Skin tones, and the selector that asks for a picture in the place of a sign.
_SHAPERS = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff\ufe0f")
_SWAPPED = {"start": "end", "end": "start"}
_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


def require_raster() -> None:
    """Return where PNG can be drawn.

    Raises:
        MissingExtraError: A package is missing; the message says which extra brings it.
    """
    if lacking := [name for name in PACKAGES if find_spec(name) is None]:
        raise MissingExtraError(
            f"png: found: no {', '.join(lacking)}; accepted: pip install 'musnad[png]'"
        )


def rasterised(svg: str, zoom: float = 2.0) -> bytes:
    """Return an SVG of ours as PNG, ``zoom`` pixels for each of its units.

    An emoji that the report's fonts do not have is left out; a letter that they do not have is a
    box, since a name must not lose one in silence.

    Raises:
        MissingExtraError: A package is missing.
    """
    require_raster()
    import resvg_py

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, font in enumerate(_fonts()):
            path = Path(folder) / f"{number}.ttf"
            path.write_bytes(font)
            files.append(str(path))
        # Of a font of the machine's, which has one sign more, resvg would take the whole line.
        drawn = resvg_py.svg_to_bytes(
            svg_string=_turned(svg),
            font_files=files,
            skip_system_fonts=True,
            background=_PAPER,
            zoom=zoom,
        )
    return bytes(drawn)


@cache
def _fonts() -> tuple[bytes, ...]:
    """Return the report's fonts as TrueType, letters of both scripts in one.

    resvg reads no WOFF2, and looks for a letter in one font of a family only.
    """
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    made = []
    for name in _FONTS:
        parts = []
        for script in _SCRIPTS:
            file = resources.files("musnad.export") / "fonts" / f"{name.format(script)}.woff2"
            font = TTFont(io.BytesIO(file.read_bytes()))
            font.flavor = None
            # One family for all weights: a face that names its own is not found by its weight.
            font["name"].setName(_FAMILY, 1, 3, 1, 0x409)
            parts.append(io.BytesIO())
            font.save(parts[-1])
            parts[-1].seek(0)
        whole = io.BytesIO()
        Merger().merge(parts).save(whole)
        made.append(whole.getvalue())
    return tuple(made)


@cache
def _signs() -> frozenset[int]:
    """Return the code points that the fonts have."""
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(io.BytesIO(_fonts()[0])).getBestCmap())


def _without_emoji(text: str) -> str:
    """Return a text without what would be a box and is no letter: emoji, with what shapes them."""
    return "".join(
        ch
        for ch in text
        if ord(ch) in _signs() or not (unicodedata.category(ch) == "So" or ch in _SHAPERS)
    )


def _turned(svg: str) -> str:
    """Return the SVG in a form that needs no ``direction``, which resvg does not know.

    Text from right to left stands between isolates that say so, its anchor on the other side.
    """
    root = etree.fromstring(svg.encode("utf-8"))
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        text.text = _without_emoji(text.text or "")
        given = [one.get("direction") for one in (text, *text.iterancestors())]
        if next((way for way in given if way), "ltr") == "rtl" and text.text:
            anchor = text.get("text-anchor", "start")
            text.set("text-anchor", _SWAPPED.get(anchor, anchor))
            text.text = f"{_RIGHT_TO_LEFT}{text.text}{_END}"
    return str(etree.tostring(root, encoding="unicode"))
