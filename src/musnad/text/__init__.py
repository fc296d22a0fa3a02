"""Tokens and sentences, with offsets into the text as it was written."""

from musnad.text.document import Document

__all__ = ["Document"]
