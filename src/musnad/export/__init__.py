"""Write an analysis down, one file a format.

>>> list(FORMATS)
['text', 'json', 'jsonl', 'html', 'md']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from musnad.export.summary import summary
from musnad.model import Analysis

__all__ = ["FORMATS", "Options", "render", "render_many", "summary"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to write: `explain` names rules and lexicon rows, the others are for a terminal."""

    explain: bool = False
    color: bool = False
    width: int = 100


# Each writer is imported when it is asked for: Rich and Jinja cost more than reading an article.


def _text(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    from musnad.export.terminal import texts

    return texts(analyses, explain=options.explain, color=options.color, width=options.width)


def _json(analyses: Iterable[Analysis], _: Options) -> Iterator[str]:
    from musnad.export.plain import json_array

    return json_array(analyses)


def _jsonl(analyses: Iterable[Analysis], _: Options) -> Iterator[str]:
    from musnad.export.plain import lines

    return lines(analyses)


def _html(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    from musnad.export.html import page

    yield page(analyses, explain=options.explain)


def _md(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    from musnad.export.markdown import markdowns

    return markdowns(analyses, explain=options.explain)


FORMATS: Mapping[str, Callable[[Iterable[Analysis], Options], Iterator[str]]] = MappingProxyType(
    {"text": _text, "json": _json, "jsonl": _jsonl, "html": _html, "md": _md}
)
"""Name of a format → what yields its chunks for any number of articles."""


def render(
    analysis: Analysis,
    format: str,
    *,
    explain: bool = False,
    color: bool = False,
    width: int = 100,
) -> str:
    """Return one article in a format of `FORMATS`, ending in a line end.

    ``json`` is one object on one line, so that whatever reads JSON Lines reads it too.

    Args:
        analysis: What to write.
        format: ``text``, ``json``, ``jsonl``, ``html`` or ``md``.
        explain: Name the rule and lexicon row of each finding; quotations in full. The JSON
            formats always have them.
        color: Let ``text`` use terminal colours, which never carry meaning alone.
        width: Columns that ``text`` folds at.

    Raises:
        ValueError: There is no such format; the message has the list.
    """
    if format == "json":
        format = "jsonl"
    return "".join(render_many([analysis], format, explain=explain, color=color, width=width))


def render_many(
    analyses: Iterable[Analysis],
    format: str,
    *,
    explain: bool = False,
    color: bool = False,
    width: int = 100,
) -> Iterator[str]:
    """Return the chunks of a file with several articles, written as they are read.

    ``json`` is an array, an article a line; ``html`` is one page with all of them (and one chunk);
    the others yield at least a chunk an article. The arguments are those of `render`.

    Raises:
        ValueError: There is no such format; the message has the list.
    """
    try:
        write = FORMATS[format]
    except KeyError:
        raise ValueError(f"no format {format!r}; there are {', '.join(FORMATS)}") from None
    return write(analyses, Options(explain=explain, color=color, width=width))
