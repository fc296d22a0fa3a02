"""The fields that a row of the word lists may have, and the check that it has no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from musnad.errors import LexiconError
from musnad.model import Event, MarkKind, Polarity, Stance

__all__ = ["FILES", "Field", "Fields", "checked"]


@dataclass(frozen=True, slots=True)
class Field:
    """What may stand in one field of a row.

    Attributes:
        form: ``text``, ``words`` (a list of texts) or ``yes`` (true or false).
        among: The values there are, each of them for a list; empty where any is one.
        required: True where a row without it is wrong.
    """

    form: Literal["text", "words", "yes"] = "text"
    among: tuple[str, ...] = ()
    required: bool = False

    def fault(self, value: object) -> str:
        """Return what is wrong with a value, or an empty string.

        >>> Field(among=("he", "any")).fault("she")
        "'she' is none of he, any"
        >>> Field("yes").fault("true")
        "'true' is neither true nor false"
        >>> Field("words").fault(["قال", "ذكر"])
        ''
        """
        match self.form, value:
            case "yes", bool():
                return ""
            case "yes", _:
                return f"{value!r} is neither true nor false"
            case "text", str():
                texts: list[object] = [value]
            case "words", list():
                texts = value
            case _:
                return f"{value!r} is no {'text' if self.form == 'text' else 'list of texts'}"
        for text in texts:
            if not isinstance(text, str):
                return f"{text!r} is no text"
            if self.among and text not in self.among:
                return f"{text!r} is none of {', '.join(self.among)}"
        return ""


Fields = Mapping[str, Field]
"""Name of a field → what may stand in it."""

_TEXT: Final = Field()
_NEEDED: Final = Field(required=True)
_WORDS: Final = Field("words")
_YES: Final = Field("yes")
_STANCE: Final = Field(among=get_args(Stance), required=True)
_SHOWN: Final = {"example": _NEEDED, "not_example": _NEEDED}

_VERB: Final[Fields] = _SHOWN | {
    "lemma": _NEEDED,
    "stance": _STANCE,
    "takes": Field("words", ("that", "quote", "bare", "np", "free"), required=True),
    "role": Field(
        among=(
            *("relay", "learn", "name", "chorus", "hearsay"),
            *("in", "press", "concur", "feeling", "posted"),
        )
    ),
    "impersonal": Field(among=("he", "m", "any")),
    **dict.fromkeys(("impf", "part", "masdar", "to"), _TEXT),
    **dict.fromkeys(("preps", "needs", "not"), _WORDS),
    **dict.fromkeys(("obj", "noun", "strict", "stated", "adds"), _YES),
    **dict.fromkeys(("plain", "names", "passive_only", "speech", "copula"), _YES),
}
_NOUN: Final[Fields] = _SHOWN | {
    "form": _NEEDED,
    "stance": _STANCE,
    "preps": _WORDS,
    "after": _YES,
    "claim": _YES,
}
_PREPOSITION: Final[Fields] = _SHOWN | {
    "form": _NEEDED,
    "stance": _STANCE,
    "then": Field(among=("", "ل"), required=True),
    "saying": _YES,
    "documents": _YES,
}
_SAYING: Final[Fields] = _SHOWN | {
    "form": _NEEDED,
    "stance": Field(among=get_args(Stance)),
    "in_cue": _YES,
}
_FORMULA: Final[Fields] = _SHOWN | {"form": _NEEDED, "stance": _STANCE}
_MARK: Final[Fields] = _SHOWN | {
    "form": _NEEDED,
    "kind": Field(among=get_args(MarkKind), required=True),
}

_ACTING: Final = ("state-body", "party", "armed-group", "company", "outlet", "agency")
_NAMED: Final[dict[str, Field]] = {
    "form": _NEEDED,
    "also": _WORDS,
    "weak": _WORDS,
    "wikidata": _TEXT,
}
_BODY: Final[Fields] = _NAMED | {
    "kind": Field(among=(*_ACTING, "international-body", "organisation"), required=True),
}

_EVENT: Final[dict[str, Field]] = _SHOWN | {
    "event": Field(among=get_args(Event), required=True),
    "polarity": Field(among=get_args(Polarity)),
    "genitive": Field(among=("agent", "patient")),
    "object": Field("words", required=True),
    **dict.fromkeys(("mode", "by_air", "by_court", "by_hand"), _TEXT),
    **dict.fromkeys(("carriers", "needs", "not"), _WORDS),
    **dict.fromkeys(("symmetric", "alone", "passive", "undergoes"), _YES),
    **dict.fromkeys(
        ("places", "located", "armed", "irregular", "figurative", "bare", "of_people"), _YES
    ),
}
_LIGHT: Final[Fields] = _SHOWN | {
    "lemma": _NEEDED,
    "impf": _TEXT,
    "masdar": _WORDS,
    "through": Field("words", required=True),
    "role": Field(among=("agent", "patient", "none")),
    "event": Field(among=get_args(Event)),
    "polarity": Field(among=get_args(Polarity)),
    "only": _YES,
    "gives": _YES,
}

FILES: Final[Mapping[str, Mapping[str, Fields]]] = {
    "verbs": {"verb": _VERB},
    "nouns": {"noun": _NOUN},
    "prepositions": {"preposition": _PREPOSITION, "saying": _SAYING, "formula": _FORMULA},
    "marks": {"mark": _MARK},
    "events": {
        "verb": _EVENT
        | {"lemma": _NEEDED, "impf": _TEXT, "masdar": _WORDS, "part": _TEXT}
        | {"active": _TEXT},
        "noun": _EVENT | {"form": _NEEDED, "forms": _WORDS},
        "light": _LIGHT,
    },
    "states": {"state": _NAMED | {"capital": _WORDS, "nisba": _WORDS}},
    "places": {"place": _NAMED},
    "bodies": {"body": _BODY},
    "people": {"person": _NAMED},
}
"""File → kind of row → its fields."""


def checked(file: str, table: Mapping[str, Any]) -> Mapping[str, list[dict[str, Any]]]:
    """Return the rows of a file by their kind, every one of them as its fields ask.

    Raises:
        LexiconError: A kind of row is unknown or missing; a row has an unknown field, lacks one or
            holds a value that is none. Names file, row and field.

    >>> checked("marks", {"mark": [{"form": "ربما", "kind": "hedge"}]})
    Traceback (most recent call last):
    musnad.errors.LexiconError: marks.toml: ربما: example is missing
    """
    kinds = FILES[file]
    for kind in [*table, *kinds]:
        if kind not in kinds:
            raise LexiconError(f"{file}.toml: unknown [[{kind}]]; there are {', '.join(kinds)}")
        if not isinstance(table.get(kind), list):
            raise LexiconError(f"{file}.toml: no [[{kind}]]")
        for number, row in enumerate(table[kind], 1):
            _check(f"{file}.toml: {_name(kind, number, row)}", row, kinds[kind])
    return table


def _name(kind: str, number: int, row: object) -> str:
    """Return the row's own word, or its place in the file where it has none."""
    word = (row.get("lemma") or row.get("form")) if isinstance(row, dict) else None
    return word if isinstance(word, str) else f"{kind} {number}"


def _check(place: str, row: object, fields: Fields) -> None:
    if not isinstance(row, dict):
        raise LexiconError(f"{place}: {row!r} is no row")
    for name, value in row.items():
        if name not in fields:
            raise LexiconError(f"{place}: unknown field {name}; there are {', '.join(fields)}")
        fault = fields[name].fault(value)
        if fault:
            raise LexiconError(f"{place}: {name} {fault}")
    for name, field in fields.items():
        if field.required and (name not in row or (row[name] == "" and "" not in field.among)):
            raise LexiconError(f"{place}: {name} is missing")
