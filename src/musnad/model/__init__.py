"""The nouns: frozen values without rules and without input or output."""

from musnad.model.actor import Actor, ActorKind
from musnad.model.analysis import Analysis
from musnad.model.article import Article
from musnad.model.attribution import Attribution, Manner, Stance
from musnad.model.chain import Chain, Link
from musnad.model.date import Date, DateMod, DateType
from musnad.model.mark import Credit, Headline, Mark, MarkKind, Notice
from musnad.model.name import Name, NameType
from musnad.model.relation import Event, Polarity, Relation
from musnad.model.source import Kind, Source
from musnad.model.span import Span

__all__ = [
    "Actor",
    "ActorKind",
    "Analysis",
    "Article",
    "Attribution",
    "Chain",
    "Credit",
    "Date",
    "DateMod",
    "DateType",
    "Event",
    "Headline",
    "Kind",
    "Link",
    "Manner",
    "Mark",
    "MarkKind",
    "Name",
    "NameType",
    "Notice",
    "Polarity",
    "Relation",
    "Source",
    "Span",
    "Stance",
]
