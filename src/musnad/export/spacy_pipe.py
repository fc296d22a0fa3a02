"""A component for spaCy: ``nlp.add_pipe("musnad")``, then ``doc._.attributions``.

spaCy finds `make` by the entry point ``spacy_factories``. Texts are read as they are, whatever
tokenizer stands before; what is found is turned into spans of tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from musnad.analyze import analyze, parse_date
from musnad.errors import MissingExtraError
from musnad.model import Article

try:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan
except ImportError:
    raise MissingExtraError("found: no spacy; accepted: pip install 'musnad[spacy]'") from None

__all__ = ["Musnad", "Said", "make"]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a Doc.

    Spans cover every token that they touch: a tokenizer may cut elsewhere than we do. The exact
    places are in ``doc._.musnad``.

    Attributes:
        cue: The words that carry the saying.
        source: The phrase that names who says it, or None.
        content: What is said.
        speaker: The name of who is meant.
        kind: Of what kind that source is.
        chain: The names of who passed it on, outermost first, the source last.
        manner: How much of the content is quoted.
        stance: The reporter's own shading.
        parent: Place in ``doc._.attributions`` of the statement inside which it lies, or None.
    """

    cue: SpacySpan
    source: SpacySpan | None
    content: tuple[SpacySpan, ...]
    speaker: str
    kind: str
    chain: tuple[str, ...]
    manner: str
    stance: str
    parent: int | None


class Musnad:
    """The component.

    ``doc._.musnad`` is what it finds, in the form of docs/format.md: plain data, so that a Doc can
    still be stored and sent to another process. ``doc._.attributions`` are its statements, of
    `Said`.
    """

    def __init__(self, outlet: str | None = None) -> None:
        """Take the outlet of texts of which ``doc.user_data`` says none."""
        self._outlet = outlet

    def __call__(self, doc: Doc) -> Doc:
        """Read the text of a Doc; title, outlet, date and id are those of ``doc.user_data``.

        Raises:
            musnad.errors.DateError: The date is none.
        """
        told = doc.user_data
        article = Article(
            text=doc.text,
            title=told.get("title"),
            outlet=told.get("outlet", self._outlet),
            date=parse_date(told.get("date")),
            id=told.get("id"),
        )
        doc._.musnad = analyze(article).to_dict()
        return doc


def make(nlp: Language, name: str, outlet: str | None) -> Musnad:
    """Return the component, as spaCy asks for it."""
    del nlp, name
    return Musnad(outlet)


def _attributions(doc: Doc) -> tuple[Said, ...]:
    data: Mapping[str, Any] | None = doc._.musnad
    if data is None:
        return ()
    sources = {source["id"]: source for source in data["sources"]}
    return tuple(
        Said(
            cue=_span(doc, a["cue"]),
            source=_span(doc, a["source"]) if a["source"] else None,
            content=tuple(_span(doc, place) for place in a["content"]),
            speaker=sources[a["source_id"]]["name"],
            kind=sources[a["source_id"]]["kind"],
            chain=tuple(link["name"] for link in chain),
            manner=a["manner"],
            stance=a["stance"],
            parent=a["parent"],
        )
        for a, chain in zip(data["attributions"], data["chains"], strict=True)
    )


def _span(doc: Doc, place: list[int]) -> SpacySpan:
    start, end = place
    found = doc.char_span(start, end, alignment_mode="expand")
    assert found is not None
    return found


# As the module is loaded: another process of spaCy's loads it, and makes no component.
Doc.set_extension("musnad", default=None, force=True)
Doc.set_extension("attributions", getter=_attributions, force=True)
Language.factory("musnad", default_config={"outlet": None}, assigns=["doc._.attributions"])(make)
