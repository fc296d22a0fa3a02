"""A saved HTML page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from musnad.corpus.ingest.letters import describe_letters, has_arabic
from musnad.corpus.ingest.meta import read_meta
from musnad.errors import NoArticleError
from musnad.model import Article

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

__all__ = ["Page", "declared_encoding", "is_html", "read_page"]

_ACCEPTED = "the saved page of one article, its text in the HTML itself"
_BEFORE_HTML = (("<!--", "-->"), ("<?", "?>"))
_SPACE = re.compile(r"\s*")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_PARAGRAPH_END = re.compile(r"</p>|<br\s*/?>|</div>", re.I)
# Browsers look no further than 1,024 bytes; saved pages put long comments first.
_HEAD = 8192
# A page that calls itself an article may be a news flash; one that does not must show more than
# a notice ("page not found") or the teasers of a front page.
_FEWEST_WORDS = 25
_FEWEST_DECLARED = 5


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page, where its parts were found, and its date as the page writes it."""

    article: Article
    notes: tuple[str, ...]
    published: str | None = None


def is_html(text: str) -> bool:
    r"""Tell whether a text begins as an HTML page does, whatever its file is called.

    >>> is_html("\n<!DOCTYPE html><p>…"), is_html("<p> قال")
    (True, False)
    """
    start = _after_space(text, 0)
    while ends := [end for begin, end in _BEFORE_HTML if text.startswith(begin, start)]:
        found = text.find(ends[0], start)
        if found < 0:
            return False
        start = _after_space(text, found + len(ends[0]))
    return _HTML.match(text, start) is not None


def _after_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names for itself, as written, or None.

    >>> declared_encoding(b'<meta charset="windows-1256">')
    'windows-1256'
    """
    match = _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def read_page(html: str) -> Page:
    """Find the article of a page: body, title, outlet, byline and day of publication.

    Returns:
        The article; its text is the body as extracted, a paragraph a line, without the title.

    Raises:
        NoArticleError: No article is in it.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    html = html.replace("\0", "\ufffd")
    try:
        tree = LexborHTMLParser(html)
    except (SelectolaxError, ValueError) as error:
        raise NoArticleError(
            f"found: a page that is no HTML ({error}); accepted: {_ACCEPTED}"
        ) from None
    meta = read_meta(tree)
    lines = _body(html)
    linked = _plain_lines(meta.body) if meta.body else []
    notes = meta.notes
    # The extractor, too, falls back on the JSON-LD, and loses its paragraphs.
    if linked and (_words(lines) < _FEWEST_DECLARED or _letters(lines) == _letters(linked)):
        lines = linked
        notes = (*notes, "body: taken from the page's JSON-LD")
    text = "\n".join(_own_lines(lines, meta.title, tree))
    _require_article(text, tree, _FEWEST_DECLARED if meta.is_article else _FEWEST_WORDS)
    return Page(
        Article(text=text, title=meta.title, outlet=meta.outlet, date=meta.day, byline=meta.byline),
        notes,
        meta.published,
    )


def _body(html: str) -> list[str]:
    """Return the lines of the body, or none."""
    from trafilatura import bare_extraction

    try:
        # Without tables: on old sites the whole page is one, and then its cells are read as text.
        found = bare_extraction(html, fast=True, include_comments=False, include_tables=False)
    # Whatever a broken page does to the extractor, to the reader it is a page without an article.
    except Exception:
        return []
    return _lines((getattr(found, "text", None) or "") if found else "")


def _plain_lines(markup: str) -> list[str]:
    """Return the paragraphs of an ``articleBody``, whose markup some sites escape once more."""
    from selectolax.lexbor import LexborHTMLParser

    if "<" not in markup and "&lt;" in markup:
        markup = unescape(markup)
    body = LexborHTMLParser(_PARAGRAPH_END.sub("\n", markup)).body
    return _lines(body.text() if body else "")


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _letters(lines: list[str]) -> str:
    return "".join("".join(lines).split())


def _own_lines(lines: list[str], title: str | None, tree: LexborHTMLParser) -> list[str]:
    """Leave out what the body does not say: its own headline, and menus and teasers.

    A line that is nothing but a link leads to another article.
    """
    links = {" ".join((node.text() or "").split()) for node in tree.css("a")}
    own = [line for line in lines if line.removeprefix("- ") not in links]
    heading = [index for index, line in enumerate(own[:3]) if line == title]
    return own[heading[0] + 1 :] if heading else own


def _require_article(text: str, tree: LexborHTMLParser, fewest: int) -> None:
    words = len(text.split())
    if words >= fewest and has_arabic(text):
        return
    if words >= fewest:
        found = f"a page with {describe_letters(text)} in its body"
    else:
        found = f"a page without an article (words of body: {words}, links: {len(tree.css('a'))})"
    raise NoArticleError(f"found: {found}; accepted: {_ACCEPTED}")
