"""The desk's words, from its catalogues; no page has words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Literal

from babel.dates import format_date
from babel.messages.pofile import read_po
from markupsafe import Markup

from musnad.errors import InputError, MusnadError
from musnad.export.context import flat
from musnad.export.words import Language

__all__ = ["DIGITS", "LANGUAGES", "MONTHS", "Taste", "catalogue", "faults"]

LANGUAGES: Mapping[str, Language] = {"ar": "ar", "en": "en"}
DIGITS = ("latin", "arabic")
MONTHS: Mapping[str, str] = {
    "levant": "ar_LB",
    "egypt": "ar_EG",
    "morocco": "ar_MA",
    "tunisia": "ar_TN",
}
"""Name of a setting → the locale whose months it means."""

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Return the words of a language, by their names."""
    return _messages(language, language)


@cache
def faults() -> Mapping[str, str]:
    """Return the Arabic of the messages of errors, by their templates, which are English."""
    return _messages("faults.ar", "ar")


def _messages(name: str, language: Language) -> Mapping[str, str]:
    path = resources.files("musnad.desk.web").joinpath(f"locale/{name}.po")
    read = read_po(BytesIO(path.read_bytes()), locale=language)
    return {str(m.id): str(m.string) for m in read if m.id}


@dataclass(frozen=True, slots=True)
class Taste:
    """What a reader has chosen: the language, the digits, whose names of months."""

    language: Language = "ar"
    digits: Literal["latin", "arabic"] = "latin"
    months: str = "levant"

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self.language == "ar" else "ltr"

    def say(self, name: str, **values: object) -> str:
        """Return the words of that name.

        Raises:
            KeyError: The catalogue has none.
        """
        return catalogue(self.language)[name].format(**values)

    def fault(self, error: MusnadError) -> Markup:
        """Return what is wrong; what was typed stands apart from the words around it.

        An error that no catalogue knows says it in English.
        """
        if isinstance(error, InputError):
            template = error.template if self.language == "en" else faults().get(error.template)
            if template is not None:
                values = {name: self._value(name, value) for name, value in error.values.items()}
                return Markup(template).format(**values)
        return Markup('<span dir="ltr" lang="en">{}</span>').format(flat(str(error)))

    def _value(self, name: str, value: object) -> str:
        if isinstance(value, int):
            return self.figure(value)
        if name == "field":
            return self.say(f"correct.field.{value}")
        return Markup("<bdi>{}</bdi>").format(flat(str(value)))

    def figure(self, number: float) -> str:
        """Return a number as it is read; a fraction with one place.

        >>> Taste("ar", "arabic").figure(1203), Taste("en").figure(2.25)
        ('١٬٢٠٣', '2.2')
        """
        plain = f"{number:,}" if isinstance(number, int) else f"{number:.1f}"
        if self.language == "ar" and self.digits == "arabic":
            return plain.replace(",", "٬").replace(".", "٫").translate(_ARABIC_DIGITS)
        return plain

    def share(self, share: float | None) -> str:
        """Return a share in per cent, or a dash where there is none.

        >>> Taste("en").share(0.25), Taste("ar").share(None)
        ('25%', '—')
        """
        if share is None:
            return "—"
        return self.figure(round(100 * share)) + ("٪" if self.digits == "arabic" else "%")

    def day(self, day: date | None) -> str:
        """Return a day in words, or a dash where there is none.

        >>> Taste("ar").day(date(2024, 2, 1)), Taste("ar", months="egypt").day(date(2024, 2, 1))
        ('1 شباط 2024', '1 فبراير 2024')
        """
        if day is None:
            return "—"
        locale = MONTHS[self.months] if self.language == "ar" else "en_GB"
        written = format_date(day, "d MMMM y", locale=locale).translate(_LATIN_DIGITS)
        if self.language == "ar" and self.digits == "arabic":
            written = written.translate(_ARABIC_DIGITS)
        return written
