"""By which row a word may carry a saying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from musnad.lexicon.inflect import owned
from musnad.lexicon.load import Tables
from musnad.lexicon.rows import Cue, VerbRow

__all__ = ["COLON", "Cues"]

COLON: Final = Cue("colon", None)
_PREPOSITION: Final = Cue("preposition", None)
_VERB: Final = Cue("verb", None)
_POSTED: Final = Cue("posted", None)
_TAILS: Final = ("", "ه", "ها", "هم", "هما")
_OWNED: Final = 3  # letters that a verbal noun has at least, where a pronoun hangs on it


class Cues:
    """All cues by the forms they are written in, so that a word needs only to be looked up."""

    __slots__ = ("_by_core", "_by_head")

    def __init__(self, tables: Tables) -> None:
        self._by_core = dict.fromkeys(tables.posted, _POSTED)
        self._by_core |= {core: Cue("noun", row) for core, row in tables.nouns.items()}
        self._by_core |= {row.words[0]: _PREPOSITION for row in tables.prepositions}
        self._by_head: dict[str, Cue] = {}
        for form, cue in _verbal_nouns(tables.masdars):
            self._by_head.setdefault(form, cue)

    def of(self, core: str, head: str, is_verb: bool) -> Cue | None:
        """Return the cue that the word of this core and head may be, or None."""
        return self._by_core.get(core) or self._by_head.get(head) or (_VERB if is_verb else None)


def _verbal_nouns(masdars: Mapping[str, VerbRow]) -> Iterator[tuple[str, Cue]]:
    """Yield the forms of the verbal nouns and their cues; of two for one form the first counts."""
    for tail in _TAILS:
        nouns = [noun for noun in masdars if not tail or len(noun) >= _OWNED]
        for form, noun in owned(nouns, (tail,)):
            yield form, Cue("masdar", masdars[noun], tail)
