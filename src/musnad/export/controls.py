"""Characters that act on a reader's screen without being seen are shown, never obeyed."""

from __future__ import annotations

import re

__all__ = ["bare", "pieces", "show"]

# Direction controls reorder a line (U+202E shows CNN as NNC, even inside an isolate) and the C0/C1
# controls drive terminals, so neither reaches a screen. Lone surrogates cannot be encoded.
# Joiners (U+200C, U+200D) stay: Persian names are spelled with them.
_NAMES = {
    0x061C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
_LINE_ENDS = re.compile(r"\r\n?")
_HIDDEN = re.compile(
    "([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff])"
)


def _token(character: str) -> str:
    code = ord(character)
    return f"⟦{_NAMES.get(code, f'U+{code:04X}')}⟧"


def show(text: str) -> str:
    r"""Return ``text`` with every hidden control as a visible token; line ends become ``\n``.

    >>> show("a\u202eb\x1b[31m\r\n")
    'a⟦RLO⟧b⟦U+001B⟧[31m\n'
    """
    return _HIDDEN.sub(lambda found: _token(found[1]), _LINE_ENDS.sub("\n", text))


def bare(text: str) -> str:
    r"""Return ``text`` without its hidden controls, for a field in which a person goes on typing.

    >>> bare("a\u202eb")
    'ab'
    """
    return _HIDDEN.sub("", text)


def pieces(text: str) -> tuple[tuple[str, str | None], ...]:
    r"""Return ``text`` cut at its hidden controls.

    Each piece is what is shown and, for a token, the code point it stands for (else None);
    joined, the shown parts are ``show(text)``.

    >>> pieces("a\u202eb")
    (('a', None), ('⟦RLO⟧', 'U+202E'), ('b', None))
    """
    return tuple(
        (_token(part), f"U+{ord(part):04X}") if odd else (part, None)
        for odd, part in _alternating(_HIDDEN.split(_LINE_ENDS.sub("\n", text)))
        if part
    )


def _alternating(parts: list[str]) -> list[tuple[bool, str]]:
    # `split` with one group returns text and separator by turns.
    return [(index % 2 == 1, part) for index, part in enumerate(parts)]
