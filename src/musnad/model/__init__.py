"""The nouns: frozen values without rules and without input or output."""

from musnad.model.analysis import Analysis
from musnad.model.article import Article
from musnad.model.attribution import Attribution, Manner, Stance
from musnad.model.chain import Chain, Link
from musnad.model.mark import Credit, Headline, Mark, MarkKind, Notice
from musnad.model.source import Kind, Source
from musnad.model.span import Span

__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "Chain",
    "Credit",
    "Headline",
    "Kind",
    "Link",
    "Manner",
    "Mark",
    "MarkKind",
    "Notice",
    "Source",
    "Span",
    "Stance",
]
