"""From a verb's citation forms to every form under which newspapers use it.

Only what is written counts: forms are folded and unvocalised, so active and passive coincide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from musnad.arabic import fold

__all__ = ["Form", "Shape", "imperfect", "owned", "participle", "perfect"]


class Shape(NamedTuple):
    """What a form says of its subject.

    Attributes:
        tense: ``perfect``, ``imperfect`` or ``participle``.
        gender: ``m`` or ``f``.
        number: ``s``, ``d`` or ``p``.
        object: True where a pronoun hangs on it (قاله, وصفها).
    """

    tense: str
    gender: str
    number: str
    object: bool


class Form(NamedTuple):
    """A folded form and its shape."""

    text: str
    shape: Shape


_PRONOUNS = ("ه", "ها", "هم")


def perfect(lemma: str) -> Iterator[Form]:
    """Yield the third persons of the perfect, alone and with an object pronoun.

    >>> [f.text for f in perfect("نفى") if not f.shape.object]
    ['نفي', 'نفت', 'نفيا', 'نفتا', 'نفوا']
    """
    stem = fold(lemma)
    weak = lemma[-1] in "اى"
    root = stem[:-1] if weak else stem
    dual = root + ("يا" if lemma[-1] == "ى" else "وا" if weak else "ا")
    yield Form(stem, Shape("perfect", "m", "s", False))
    yield Form(root + "ت", Shape("perfect", "f", "s", False))
    yield Form(dual, Shape("perfect", "m", "d", False))
    yield Form(root + "تا", Shape("perfect", "f", "d", False))
    yield Form(root + "وا", Shape("perfect", "m", "p", False))
    for pronoun in _PRONOUNS:
        joint = "ا" if weak and root[-1] != "ا" else ""  # رآه holds one alef
        yield Form(root + joint + pronoun, Shape("perfect", "m", "s", True))
        yield Form(root + "ت" + pronoun, Shape("perfect", "f", "s", True))
        yield Form(root + "و" + pronoun, Shape("perfect", "m", "p", True))


def imperfect(lemma: str) -> Iterator[Form]:
    """Yield the third persons of the imperfect, with and without س and ل and object pronouns.

    >>> [f.text for f in imperfect("يدعو")][:5]
    ['يدعو', 'تدعو', 'يدعون', 'يدعوا', 'يدعوان']
    """
    stem = fold(lemma)[1:]
    weak = lemma[-1] in "اويى"
    root = stem[:-1] if weak else stem
    dual = stem + "ان"
    bodies = [
        Form("ي" + stem, Shape("imperfect", "m", "s", False)),
        Form("ت" + stem, Shape("imperfect", "f", "s", False)),
        Form("ي" + root + "ون", Shape("imperfect", "m", "p", False)),
        Form("ي" + root + "وا", Shape("imperfect", "m", "p", False)),
        Form("ي" + dual, Shape("imperfect", "m", "d", False)),
        Form("ت" + dual, Shape("imperfect", "f", "d", False)),
    ]
    yield from bodies
    for body in bodies[:3]:
        yield Form("س" + body.text, body.shape)
        yield Form("ل" + body.text, body.shape)
        before = body.text
        if lemma[-1] == "ى" and body.shape.number == "s":
            before = before[:-1] + "ا"  # يرى → يراه
        for pronoun in _PRONOUNS:
            yield Form(before + pronoun, body.shape._replace(object=True))


def participle(accusative: str) -> Iterator[Form]:
    """Yield the indefinite participle that trails a clause, by gender and number.

    >>> [f.text for f in participle("مؤكدا")]
    ['مؤكدا', 'مؤكده', 'مؤكدين', 'مؤكدتين', 'مؤكدات']
    """
    stem = fold(accusative)
    if stem.endswith("ين"):
        yield Form(stem, Shape("participle", "m", "p", False))
        return
    root = stem[:-1]
    plural = root[:-1] if root.endswith("ي") else root
    yield Form(stem, Shape("participle", "m", "s", False))
    yield Form(root + "ه", Shape("participle", "f", "s", False))
    yield Form(plural + "ين", Shape("participle", "m", "p", False))
    yield Form(root + "تين", Shape("participle", "f", "d", False))
    yield Form(root + "ات", Shape("participle", "f", "p", False))


def owned(nouns: Collection[str], tails: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield folded nouns with a possessive pronoun each, and the noun it hangs on.

    Where two nouns meet in one form, the one that is written as it stands comes first.

    >>> list(owned(["قول", "مطالبه"], ["ها"]))
    [('قولها', 'قول'), ('مطالبهها', 'مطالبه'), ('مطالبتها', 'مطالبه')]
    """
    for tail in tails:
        yield from ((noun + tail, noun) for noun in nouns)
        yield from ((noun[:-1] + "ت" + tail, noun) for noun in nouns if noun.endswith("ه"))
