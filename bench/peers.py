"""What one could use instead. Imported only by the processes that time it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

EMBED = {
    "@architectures": "spacy.Tok2Vec.v2",
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
SHARED_ROWS = {
    "NORM": 5000,
    "PREFIX": 1000,
    "SUFFIX": 2500,
    "SHAPE": 2500,
    "SPACY": 50,
    "IS_SPACE": 50,
}
ENTITY_ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}


def _tok2vec(rows: dict[str, int]) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": list(rows),
        "rows": list(rows.values()),
        "include_static_vectors": False,
    }
    return {**EMBED, "embed": embed}


def _transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def parser_pipeline(language: str) -> Any:
    """Return tok2vec, tagger, parser and ner of en_core_web_sm's shape with random weights.

    Width 96, depth 4, hidden 64, the hash tables and the numbers of labels are those of that
    model's published configuration; what the weights are does not matter to the time.
    """
    import numpy
    import spacy

    nlp = spacy.blank(language)
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(SHARED_ROWS)})
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False}
    nlp.add_pipe("tagger", config={"model": {**tagger, "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", listener)})
    nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec(ENTITY_ROWS))})
    nlp.initialize(lambda: _examples(nlp))
    weights = numpy.random.default_rng(0)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    shape = node.get_param(name).shape
                    node.set_param(name, weights.normal(0, 0.1, shape).astype("float32"))
    return nlp


def _examples(nlp: Any) -> Iterable[Any]:
    """Sentences that carry 50 tags, 45 relations and 18 entity labels, and mean nothing."""
    from spacy.training import Example

    draw = random.Random(0)
    found = []
    for number in range(120):
        doc = nlp.make_doc("قال الوزير إن المفاوضات توقفت أمس في المدينة")
        size = len(doc)
        root = number % size
        notes = {
            "tags": [f"T{(number + i) % 50}" for i in range(size)],
            "heads": [root] * size,
            "deps": ["ROOT" if i == root else f"r{(number + i) % 44}" for i in range(size)],
            "entities": [f"U-E{number % 18}" if i == root else "O" for i in range(size)],
        }
        draw.shuffle(notes["tags"])
        found.append(Example.from_dict(doc, notes))
    return found


def tokenizer() -> Callable[[str], object]:
    """Return spaCy's bare Arabic tokenizer."""
    import spacy

    return spacy.blank("ar").tokenizer


def quotations() -> Callable[[str], object]:
    """Return textacy's quotations on a parsed document, the parse included.

    It knows English reporting verbs only and refuses documents in other languages and those with
    an odd number of marks, so it is given the same bytes as an English document; what it finds is
    of no use, what it costs is the same.
    """
    from textacy.extract import triples

    nlp = parser_pipeline("en")

    def read(text: str) -> object:
        try:
            return list(triples.direct_quotations(nlp(text)))
        except ValueError:
            return None

    return read


def musnad() -> Callable[[str], object]:
    """Return this package's full analysis."""
    import musnad as package

    return package.read


PEERS: dict[str, Callable[[], Callable[[str], object]]] = {
    "musnad.read": musnad,
    'spaCy blank("ar") tokenizer': tokenizer,
    "spaCy tagger, parser and ner, en_core_web_sm's size": lambda: parser_pipeline("ar"),
    "textacy direct_quotations, parse included": quotations,
}
"""Name → what makes the function that is timed."""
