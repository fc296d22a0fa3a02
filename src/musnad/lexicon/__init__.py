"""Words as data: tables of TOML rows, loaded, checked, inflected and looked up."""

from musnad.lexicon.load import Tables, load
from musnad.lexicon.lookup import Lookup
from musnad.lexicon.word import Word

__all__ = ["Lookup", "Tables", "Word", "load"]
