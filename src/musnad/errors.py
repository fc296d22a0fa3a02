"""What can go wrong, as one tree.

    MusnadError
    ├── InputError            a person gave something that cannot be read
    │   ├── NotTextError      binary, broken encoding, empty, or no Arabic
    │   ├── NoArticleError    a page without an article in it
    │   └── RecordError       a line of JSONL that is no article
    ├── DateError             a document date that is none
    ├── LexiconError          a row of the word lists is wrong
    └── MissingExtraError     an optional package is not installed

Odd text is never an error: the analysis records a warning and goes on.
"""

from __future__ import annotations

__all__ = [
    "DateError",
    "InputError",
    "LexiconError",
    "MissingExtraError",
    "MusnadError",
    "NoArticleError",
    "NotTextError",
    "RecordError",
]


class MusnadError(Exception):
    """The root of every error this package raises on purpose."""


class InputError(MusnadError):
    """What a person gave cannot be read; says what was found and what is accepted."""


class NotTextError(InputError):
    """The input is binary, empty, broken, too large, or holds no Arabic."""


class NoArticleError(InputError):
    """The page was read, and there is no article in it."""


class RecordError(InputError):
    """One record of a file with many is no article."""


class DateError(MusnadError):
    """A document date that is no date; ISO 8601 is accepted."""


class LexiconError(MusnadError):
    """A row of the word lists is wrong; names file, row and field."""


class MissingExtraError(MusnadError):
    """An optional package is needed; says which extra installs it."""
