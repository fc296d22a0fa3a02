"""The words around names, by which names that no list holds are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from musnad.arabic import fold
from musnad.lexicon.common import fold_name
from musnad.lexicon.lists import Lists
from musnad.lexicon.load import frame_lists, read_table

__all__ = ["Frames", "load_frames"]

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Frames:
    """The lists of ``frames.toml``, folded but for `no_facility`; what each is for stands there.

    Attributes:
        conjunctions: Clitics that come first; the first of them may stand before any name.
        prepositions: Clitics that come behind them.
        whole: Words whose first letter is no clitic.
        complements: Head of a body → the definite nouns that make a name with it.
        given: Given names, those of `weak` too.
        weak: Given names that are also common words.
        kinds: Head of a body → its kind of actor.
        anaphora: Definite noun → the kinds of actors that it takes up.
        acting: Words before a state that acts.
    """

    conjunctions: tuple[str, ...]
    prepositions: Words
    whole: Words
    place_heads: Words
    narrow: Words
    facilities: Words
    masculine: Words
    loose_facilities: Words
    no_facility: Words
    facilities_not: Words
    facility_ends: Words
    participle: tuple[str, ...]
    indefinite: tuple[str, ...]
    place_openers: Words
    generic: Words
    side: Words
    phrase_of: Words
    compass: Words
    tells: Words
    body_heads: Words
    strong: Words
    outside: Words
    inside: Words
    media: Words
    media_openers: Words
    not_after: Words
    products: Words
    national: Words
    asks: Words
    relays: Words
    papers: Words
    official: Words
    complements: Mapping[str, Words]
    honorifics: Words
    abbreviations: Words
    offices: Words
    not_surname: Words
    ordinals: Words
    nisba_end: tuple[str, ...]
    imperfect: tuple[str, ...]
    alef: tuple[str, ...]
    endings: tuple[str, ...]
    doubtful: Words
    particles: Words
    name_openers: Words
    house: Words
    lead: Words
    closing: Words
    owners: tuple[str, ...]
    compound: Words
    divine: Words
    given: Words
    weak: Words
    stop: Words
    kinds: Mapping[str, str]
    anaphora: Mapping[str, Words]
    acting: Words
    nisba: tuple[str, ...]


@cache
def load_frames() -> Frames:
    """Return the words around names; read once a process.

    Raises:
        LexiconError: A list is wrong or missing.
    """
    frames = frame_lists()
    names = Lists("names", read_table("names"))

    def folded(words: tuple[str, ...]) -> Words:
        return frozenset(map(fold, words))

    weak = folded(frames.words("title.weak"))
    listed = frames.words("title.given") + frames.words("title.foreign") + names.words("first")
    given = weak | frozenset(map(fold_name, listed))
    stop = folded(frames.words("stop.words"))
    particles = folded(frames.words("title.particles")) | folded(names.words("particles"))
    return Frames(
        conjunctions=frames.words("clitics.conjunctions"),
        prepositions=folded(frames.words("clitics.prepositions")),
        whole=folded(frames.words("clitics.whole")),
        place_heads=folded(frames.words("place.heads")),
        narrow=folded(frames.words("place.narrow")),
        facilities=folded(frames.words("place.facilities")),
        masculine=folded(frames.words("place.masculine")),
        loose_facilities=folded(frames.words("place.loose_facilities")),
        no_facility=frozenset(frames.words("place.no_facility")),
        facilities_not=folded(frames.words("place.facilities_not")),
        participle=frames.words("place.participle"),
        indefinite=frames.words("place.indefinite"),
        facility_ends=folded(frames.words("place.facility_ends")),
        place_openers=folded(frames.words("place.openers")),
        phrase_of=folded(frames.words("place.of")),
        side=folded(frames.words("place.side")),
        generic=folded(frames.words("place.generic")),
        compass=folded(frames.words("place.compass")),
        tells=folded(frames.words("place.tells")),
        body_heads=folded(frames.words("body.heads")),
        strong=folded(frames.words("body.strong")),
        outside=folded(frames.words("body.outside")),
        inside=folded(frames.words("body.inside")),
        media=folded(frames.words("body.media")),
        media_openers=folded(frames.words("body.media_openers")),
        products=folded(frames.words("body.products")),
        national=folded(frames.words("body.national")),
        asks=folded(frames.words("body.asks")),
        relays=folded(frames.words("body.relays")),
        papers=folded(frames.words("body.papers")),
        not_after=folded(frames.words("body.not_after")),
        official=folded(frames.words("body.official")),
        complements={fold(k): folded(v) for k, v in frames.section("complements").items()},
        honorifics=folded(frames.words("title.honorifics")),
        abbreviations=folded(frames.words("title.abbreviations")),
        offices=folded(frames.words("title.offices")),
        endings=frames.words("title.endings"),
        imperfect=frames.words("title.imperfect"),
        alef=frames.words("title.alef"),
        nisba_end=frames.words("title.nisba_end"),
        ordinals=folded(frames.words("title.ordinals")),
        doubtful=folded(frames.words("title.doubtful")),
        not_surname=folded(frames.words("title.not_surname")),
        particles=particles,
        name_openers=folded(frames.words("title.openers")),
        house=folded(frames.words("title.house")),
        lead=folded(frames.words("title.lead")),
        closing=folded(frames.words("title.closing")),
        owners=frames.words("stem.owners"),
        compound=folded(frames.words("title.compound")),
        divine=folded(frames.words("title.divine")),
        given=given - particles - stop,
        weak=weak,
        stop=stop,
        kinds={
            fold(word): kind for kind, words in frames.section("kinds").items() for word in words
        },
        anaphora={fold(k): frozenset(v) for k, v in frames.section("anaphora").items()},
        nisba=frames.words("nisba.tails"),
        acting=folded(frames.words("acting.before")),
    )
