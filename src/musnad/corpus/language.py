"""The language of a text, where it is written in Arabic letters."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

__all__ = ["language"]

_SAMPLE = 3_000
# Letters that Arabic does not have; Persian words and names bring a few of them into its news.
_FOREIGN = re.compile(
    "[\u0679-\u067e\u0681\u0685-\u0689\u0691\u0693-\u0696\u0698-\u069a\u06a9\u06ab\u06af\u06b5"
    "\u06ba-\u06be\u06c1-\u06c3\u06c6-\u06c8\u06cb-\u06ce\u06d0\u06d2\u06d5]"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
# Shares of the Arabic-script letters: with fewer foreign ones a text is Arabic, with more it is
# not; between them, and where hardly a word has the article, its words are asked.
_FEW = 0.01
_MANY = 0.25
_FEWEST_ARTICLES = 0.04
_FEWEST_WORDS = 12
# In letters: so far no other language comes without one of its own.
_LONG = 500
# Another script's share above which the text is in another language with Arabic in it.
_MOSTLY = 0.6
_MARKS: tuple[tuple[str, str], ...] = (
    # Uyghur writes its vowels, Kurdish has vowels of its own, Urdu and Pashto their consonants.
    ("ug", "\u06d0\u06c7\u06c8\u06cb\u06ad"),
    ("ckb", "\u06c6\u06ce\u0695\u06b5\u06d5"),
    ("ur", "\u0679\u0688\u0691\u06ba\u06d2\u06c1\u06be"),
    ("ps", "\u0681\u0685\u0689\u0693\u0696\u069a\u06ab\u06bc\u06cd\u06d0\u067c"),
    ("fa", "\u067e\u0686\u0698\u06af\u06a9\u06cc"),
)
# Labels of the model that are Arabic, too.
_DIALECTS = ("ary", "arz")
# Of a language's own letters among all foreign ones.
_OWN = 0.15
_CANDIDATES = ("ar", "ary", "arz", "fa", "ur", "ug", "ps")


def language(text: str) -> str:
    """Return the ISO 639 code of a text's language.

    Its first 3,000 code points decide: which letters there are, and where that leaves doubt
    py3langid's model of words, without chance.

    Args:
        text: With at least one Arabic letter in it; dialects are ``ar``.

    >>> language("قال الوزير إن الاجتماع انتهى"), language("وزیر گفت که این جلسه پایان یافت")
    ('ar', 'fa')
    """
    sample = text[:_SAMPLE]
    arabic = _in_arabic_script(sample)
    other = len(_LATIN.findall(sample)) if not arabic or len(sample) > 1.3 * arabic else 0
    if other > _MOSTLY * (other + arabic):
        return _classified(sample, of_script=False)
    foreign = _FOREIGN.findall(sample)
    if len(foreign) > _FEW * arabic:
        by_letters = _by_letters("".join(foreign))
        if len(foreign) > _MANY * arabic and by_letters:
            return by_letters
        found = _classified(sample, of_script=True)
        # The model knows no Kurdish in Arabic letters, and Pashto and Uyghur little.
        return by_letters if found != "ar" and by_letters else found
    if (not foreign and arabic > _LONG) or _has_articles(sample):
        return "ar"
    return _classified(sample, of_script=True)


def _in_arabic_script(sample: str) -> int:
    """Return the number of code points from U+0600 to U+06FF, marks and all."""
    return sample.encode("utf-16-le", "surrogatepass")[1::2].count(6)


def _has_articles(sample: str) -> bool:
    """Tell whether the Arabic article is as common as in Arabic, or there are too few words."""
    words = sample.count(" ") + 1
    articles = sample.count(" \u0627\u0644") + sample.count("\u0648\u0627\u0644")
    return words < _FEWEST_WORDS or articles >= _FEWEST_ARTICLES * words


def _by_letters(foreign: str) -> str | None:
    for code, own in _MARKS:
        share = sum(foreign.count(letter) for letter in own) / len(foreign)
        if share >= _OWN:
            return code
    return None


def _classified(sample: str, *, of_script: bool) -> str:
    found = str(_model(of_script).classify(sample)[0])
    return "ar" if found in _DIALECTS else found


@cache
def _model(of_script: bool) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    if of_script:
        model.set_languages(_CANDIDATES)
    return model
