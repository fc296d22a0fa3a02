"""Names of people, organisations and places: by the lists, by their frames, and where they come again."""

from musnad.find.names.finder import NameFinder
from musnad.find.names.mention import Mention

__all__ = ["Mention", "NameFinder"]
