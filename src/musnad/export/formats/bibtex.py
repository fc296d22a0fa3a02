"""BibTeX: an entry an article, for LaTeX, Zotero and JabRef; letters stay as they are, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import BinaryIO

from musnad.export.formats.letters import encoded
from musnad.model import Analysis

__all__ = ["in_bibtex", "write"]

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]*")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# BibTeX counts braces behind a backslash as well: so they are named.
_SIGNS = {
    **{sign: f"\\{sign}" for sign in "&%#$_"},
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "\\": "{\\textbackslash}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    "`": "{\\textasciigrave}",
}
_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
# Two of them are one sign to TeX.
_TWICE = re.compile(r"([-'!?,<>])(?=\1)")


def in_bibtex(text: str) -> str:
    r"""Return the text as a field holds it: on one line, with what TeX would take for its own.

    >>> in_bibtex("5 % من «الكل»")
    '5 \\% من «الكل»'
    """
    plain = _BLANKS.sub(" ", text).strip()
    return _TWICE.sub(r"\1{}", _SIGN.sub(lambda found: _SIGNS[found[0]], plain))


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write an entry ``@article`` for each."""
    taken: set[str] = set()
    for analysis in analyses:
        lines = (f"  {name} = {value},\n" for name, value in _fields(analysis))
        stream.write(encoded(f"@article{{{_key(analysis, taken)},\n{''.join(lines)}}}\n\n"))


def _fields(analysis: Analysis) -> Iterator[tuple[str, str]]:
    article = analysis.article
    if article.byline:
        # In braces of its own: one name, in which no "and" and no comma parts anything.
        yield "author", _braced(article.byline)
    if article.title:
        yield "title", _braced(article.title)
    if article.outlet:
        yield "journal", _braced(article.outlet)
    if article.date:
        yield "date", f"{{{article.date.isoformat()}}}"
        yield "year", f"{{{article.date.year:04}}}"
        yield "month", _MONTHS[article.date.month - 1]
    yield "langid", "{arabic}"
    if article.id:
        yield "musnadid", _braced(article.id)


def _braced(text: str) -> str:
    return f"{{{{{in_bibtex(text)}}}}}"


def _key(analysis: Analysis, taken: set[str]) -> str:
    """Return the article's id where it can be a key, else a hash; none twice in a file."""
    own = analysis.article.id or ""
    key = own
    if not _KEY.fullmatch(own):
        given = (own or analysis.text).encode("utf-8", "surrogatepass")
        key = "musnad" + blake2b(given, digest_size=6).hexdigest()
    first, number = key, 1
    # Keys that differ in case only are one key to BibTeX.
    while key.lower() in taken:
        number += 1
        key = f"{first}-{number}"
    taken.add(key.lower())
    return key
