"""Distil simplemma's Arabic forms into the stems by which a word is told from a name.

python -m pip install simplemma
python tools/distil_words.py

A lemma with four written forms or more inflects, so it is a word of the language; names have one or
two. Of the forms the stems are kept, cut as `musnad.lexicon.common.stem` cuts.
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
FORMS = 4  # of a lemma that inflects
HEAD = """\
# Stems of common Arabic words, distilled by tools/distil_words.py. Not edited by hand.
# From the Arabic forms of simplemma (https://github.com/adbar/simplemma, MIT License,
# Copyright (c) 2021 Adrien Barbaresi): forms were folded, cut to stems and sorted.
"""


def main() -> None:
    """Write the stems."""
    families: dict[str, list[str]] = defaultdict(list)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items():
        families[lemma].append(form)
    stems = {
        stem(fold(form))
        for forms in families.values()
        if len(forms) >= FORMS
        for form in forms
        if ARABIC.fullmatch(form)
    }
    kept = sorted(s for s in stems if s)
    (DATA / "common.txt").write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
