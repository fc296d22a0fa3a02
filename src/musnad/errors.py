"""What can go wrong, as one tree.

    MusnadError
    ├── InputError            a person gave something that cannot be read
    │   ├── NotTextError      binary, broken encoding, empty, or no Arabic
    │   ├── NoArticleError    a page without an article in it
    │   ├── RecordError       a line of JSONL that is no article
    │   └── FetchError        an address of the web that gives no page
    ├── DateError             a document date that is none
    ├── LexiconError          a row of the word lists is wrong
    ├── LibraryError          a library that cannot be used: another version, held, or none
    │   └── QueryError        SQL that the library's tables cannot answer
    ├── EngineError           the workers that read a corpus failed
    └── MissingExtraError     an optional package is not installed

Odd text is never an error: the analysis records a warning and goes on.
"""

from __future__ import annotations

__all__ = [
    "DateError",
    "EngineError",
    "FetchError",
    "InputError",
    "LexiconError",
    "LibraryError",
    "MissingExtraError",
    "MusnadError",
    "NoArticleError",
    "NotTextError",
    "QueryError",
    "RecordError",
]


class MusnadError(Exception):
    """The root of every error this package raises on purpose."""


class InputError(MusnadError):
    """What a person gave cannot be read; says what was found and what is accepted.

    Attributes:
        template: The message, with the names of its values in braces: what a catalogue knows it by.
        values: What stands in their places.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values) if values else template)
        self.template, self.values = template, values


class NotTextError(InputError):
    """The input is binary, empty, broken, too large, or holds no Arabic."""


class NoArticleError(InputError):
    """The page was read, and there is no article in it."""


class RecordError(InputError):
    """One record of a file with many is no article."""


class FetchError(InputError):
    """An address of the web gives no page.

    Attributes:
        code: Why, one of a closed list (docs/web.md).
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class DateError(MusnadError):
    """A document date that is no date; ISO 8601 is accepted."""


class LexiconError(MusnadError):
    """A row of the word lists is wrong; names file, row and field."""


class LibraryError(MusnadError):
    """A folder is no library, one of another version, or held by another process."""


class QueryError(LibraryError):
    """A question that the tables cannot answer; says what DuckDB says."""


class EngineError(MusnadError):
    """The workers that read a corpus failed again and again; what is done stays done."""


class MissingExtraError(MusnadError):
    """An optional package is needed; says which extra installs it."""
