"""The pipeline: the one file that knows the order."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from musnad.arabic import has_letters, letters
from musnad.errors import DateError
from musnad.find.credits import find_credits
from musnad.find.cues import CueFinder
from musnad.find.dates import DateFinder
from musnad.find.events import EventFinder
from musnad.find.marks import MarkFinder
from musnad.find.names import NameFinder
from musnad.find.quotations import find_quotations
from musnad.lexicon import Lookup, load
from musnad.lexicon.dates import load_dates
from musnad.lexicon.events import load_events
from musnad.lexicon.frames import load_frames
from musnad.lexicon.nametable import load_names
from musnad.link.actors import find_actors
from musnad.link.attributions import find_attributions
from musnad.link.context import Context
from musnad.link.headline import judge_headline
from musnad.link.notices import find_notices
from musnad.link.ours import Ours
from musnad.link.relations import find_edges, named_relations
from musnad.link.voice import own_voice
from musnad.model import Analysis, Article
from musnad.text.document import Document

__all__ = ["analyze", "parse_date"]


class _Reader:
    """The tables and finders, made once a process; holds nothing of any article."""

    __slots__ = ("agencies", "cues", "dates", "events", "lookup", "marks", "names", "tables")

    def __init__(self) -> None:
        self.tables = load()
        self.lookup = Lookup(self.tables)
        self.cues = CueFinder(self.tables)
        self.marks = MarkFinder(self.tables)
        self.names = NameFinder()
        self.dates = DateFinder(load_dates())
        self.events = EventFinder(load_events())
        self.agencies = [({*map(letters, names)}, names) for names in self.tables.one_agency]


@cache
def _reader() -> _Reader:
    return _Reader()


def analyze(article: Article) -> Analysis:
    """Lay out every statement of an article and on whose word it stands.

    Any text gets through; what is odd in it becomes a warning. Reads no clock, network or
    environment; the same article gives the same analysis.
    """
    reader = _reader()
    doc = Document(article.text, reader.lookup)
    quotes = find_quotations(doc)
    names = reader.names(doc)
    ctx = Context(doc, quotes, reader.tables, names)
    credits = find_credits(doc, reader.tables)
    ours = _ours(reader, article, [c.name for c in credits])
    attributions, sources = find_attributions(ctx, reader.cues, ours)
    actors = find_actors(doc, names, load_names(), load_frames())
    dates, notices = reader.dates(doc, article.date)
    edges = find_edges(ctx, reader.events, actors, load_names(), attributions, sources, dates)
    known, ids = actors.freeze()
    voice, words, voice_words, own = own_voice(ctx, attributions)
    return Analysis(
        article=article,
        attributions=attributions,
        sources=sources,
        sentences=doc.sentence_spans(),
        voice=voice,
        words=words,
        voice_words=voice_words,
        marks=reader.marks(doc, own),
        credits=credits,
        headline=judge_headline(ctx, reader.lookup, reader.cues, article.title, attributions),
        names=actors.named(ids),
        actors=known,
        dates=dates,
        relations=named_relations(edges, ids),
        warnings=(*find_notices(ctx, article), *notices),
    )


def _ours(reader: _Reader, article: Article, credited: list[str]) -> Ours:
    """Return the names of the outlet and of the agencies it credits."""
    outlet = article.outlet or ""
    parts = re.findall(r"[a-z]+", outlet.lower())
    latin = "".join(part for part in parts if part not in reader.tables.domains)
    known_as = reader.tables.aliases.get(latin.removesuffix("arabic"), ())
    names = [outlet, *credited, *known_as]
    plain = {letters(name) for name in credited}
    for known, group in reader.agencies:
        if plain & known:
            names += group
    found = {
        frozenset(word.head for word in Document(name, reader.lookup).words if word.head)
        for name in names
    }
    generic = reader.tables.rules["outlet_generic"]
    own = frozenset(name - generic for name in found if name - generic)
    if known_as or has_letters(outlet):
        return Ours(own)
    heard = re.findall(r"[a-z0-9]+", outlet.lower())
    return Ours(own, "".join(part for part in heard if part not in reader.tables.domains))


def parse_date(value: date | str | None) -> date | None:
    """Return the day that a person or a page gave.

    Args:
        value: A `datetime.date`, ISO 8601 (a time and zone may follow, the day is kept), or None.

    Raises:
        DateError: The string is no date.

    >>> parse_date("2021-02-14T09:30:00+03:00")
    datetime.date(2021, 2, 14)
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value.strip()).date()
    except (ValueError, AttributeError) as error:
        raise DateError(
            f"no date: {value!r}; accepted is a day as in 2021-02-14 (ISO 8601)"
        ) from error
