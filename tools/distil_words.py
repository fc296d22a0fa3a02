"""Distil simplemma's Arabic forms into the stems by which a word is told from a name.

python -m pip install simplemma
python tools/distil_words.py

A lemma with four written forms or more, or one with and without the article, or one of the shape of
a verbal noun is a word of the language; names have one or two forms. Of the forms the stems are
kept, cut as `musnad.lexicon.common.stem` cuts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from musnad.arabic import fold
from musnad.lexicon.common import stem

DATA = Path(__file__).resolve().parents[1] / "src" / "musnad" / "lexicon" / "data"
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")
ARTICLE = "ال"
# the shapes of verbal nouns and participles, which no name has that lists do not hold
SHAPES = [
    "ت..ي.",
    "ا.ت.ا.",
    "ان..ا.",
    "است..ا.",
    "م.ا..ه",
    "ت.ا.ي.",
    "ت.ا..",
    "ا.ت.ا",
    "ت..يه",
    "ا..ا.ه",
    "است.ا.ه",
    "م[^اوي][^اوي][^اوي]ه?",
    "م.ت..ه?",
    "مت...ه?",
    "من...ه?",
    "مست..ه?",
    "..و.",
]
VERBAL = re.compile(f"(?:ال)?(?:{'|'.join(SHAPES)})(?:ات|ي|يه)?")
FORMS = 4  # of a lemma that inflects
HEAD = """\
# Stems of common Arabic words, distilled by tools/distil_words.py. Not edited by hand.
# From the Arabic forms of simplemma, which are from Wiktionary (by Kaikki) and UniMorph: folded,
# cut to stems and sorted. CC BY-SA 4.0, see LICENSE-common-words.txt.
"""


def inflects(forms: list[str]) -> bool:
    """Tell whether the forms of a lemma are those of a word, not of a name.

    A word has many, or one with and without the article, or the shape of a verbal noun.
    """
    folded = set(map(fold, forms))
    with_article = any(ARTICLE + form in folded for form in folded)
    return len(forms) >= FORMS or with_article or any(map(VERBAL.fullmatch, folded))


def main() -> None:
    """Write the stems."""
    families: dict[str, list[str]] = defaultdict(list)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items():
        families[lemma].append(form)
    stems: set[str] = set()
    for forms in families.values():
        written = [form for form in forms if ARABIC.fullmatch(form)]
        if inflects(written):
            stems.update(stem(fold(form)) for form in written)
    kept = sorted(s for s in stems if s)
    (DATA / "common.txt").write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
