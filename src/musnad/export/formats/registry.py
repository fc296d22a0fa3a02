"""Every format that goes out into other tools: its name, what it carries, what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from types import MappingProxyType
from typing import BinaryIO

from musnad.errors import InputError, MissingExtraError
from musnad.model import Analysis

__all__ = ["FIELDS", "FORMATS", "Format", "format_named"]

_SAYING = ("cue", "source", "content", "source_id", "via", "manner", "stance", "parent")
_FOUND = ("rule", "row", "resolved")

FIELDS: tuple[str, ...] = (
    *("id", "title", "outlet", "date", "byline", "text"),
    *(f"attributions.{field}" for field in (*_SAYING, *_FOUND)),
    *(f"sources.{field}" for field in ("name", "kind", "mentions", "rule")),
    *("voice", "marks", "credits", "headline", "names", "actors", "dates", "relations"),
    "warnings",
)
"""What an analysis holds, as docs/format.md names it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        name: What ``--as`` calls it.
        suffix: The end of a file's name that asks for it, with its dot.
        about: What it is, for the docs.
        module: The file beside this one that writes it, by a function ``write`` or that behind a
            colon.
        lacks: Those of `FIELDS` that it does not carry.
        binary: Whether it is no text that a terminal can show.
        package: What has to be importable, parted by blanks, or empty.
        extra: The extra of ours that installs it, or empty.
        single: Whether a file has one article only.
    """

    name: str
    suffix: str
    about: str
    module: str
    lacks: frozenset[str] = frozenset()
    binary: bool = False
    package: str = ""
    extra: str = ""
    single: bool = False

    @property
    def carries(self) -> tuple[str, ...]:
        """Those of `FIELDS` a change of which changes the file, in order."""
        return tuple(field for field in FIELDS if field not in self.lacks)

    def require(self) -> None:
        """Return where what it needs is installed.

        Raises:
            MissingExtraError: It is not; the message says which extra brings it.
        """
        if lacking := [name for name in self.package.split() if find_spec(name) is None]:
            raise MissingExtraError(
                f"{self.name}: found: no {', '.join(lacking)}; accepted: "
                f"pip install 'musnad[{self.extra}]'"
            )

    def write(self, analyses: Iterable[Analysis], stream: BinaryIO) -> None:
        """Write the articles as they come, none of them held longer than the format asks for.

        Raises:
            MissingExtraError: A package is missing.
            InputError: There is more than the format can hold.
        """
        self.require()
        if self.single:
            analyses = list(islice(analyses, 2))
            self.require_count(len(analyses))
        module, _, function = self.module.partition(":")
        found = import_module(f"musnad.export.formats.{module}")
        getattr(found, function or "write")(analyses, stream)

    def require_count(self, count: int) -> None:
        """Return where a file can hold so many articles.

        Raises:
            InputError: It is of one article, and there are none or more.
        """
        if self.single and count != 1:
            many = "more than one article" if count else "no article"
            raise InputError(f"{self.name}: found: {many}; accepted: one, or --as html for several")


_HOW_FOUND = frozenset(
    ("attributions.rule", "attributions.row", "attributions.resolved", "sources.rule")
)
_ASIDE = _HOW_FOUND | {"sources.mentions", "voice", "headline", "relations", "warnings"}
_CHAINS_ONLY = _ASIDE | {
    *("byline", "text", "attributions.cue", "attributions.source"),
    *("marks", "names", "actors", "dates"),
}

_NO_STATEMENT = _ASIDE | {
    *("title", "outlet", "date", "byline", "marks", "credits", "names", "actors", "dates"),
}

_NETWORK = (_ASIDE - {"relations"}) | {
    *("byline", "text", "marks", "names"),
    *("attributions.cue", "attributions.source", "attributions.parent"),
}

_HEAD = {"title", "outlet", "date"}
_NETWORK_DRAWN = frozenset(FIELDS) - {
    *_HEAD,
    *("attributions.source_id", "sources.name", "sources.kind", "actors", "relations"),
}
_DATES_DRAWN = frozenset(FIELDS) - {*_HEAD, "attributions.content", "dates"}

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format("jsonl", ".jsonl", "JSON Lines, an article a line", "jsonl"),
            Format(
                "csv",
                ".csv",
                "a table with a statement a row, for a spreadsheet",
                "csv_table",
                lacks=frozenset(
                    ("text", "sources.mentions", "sources.rule", "voice", "marks", "headline")
                )
                | {"names", "actors", "dates", "relations", "warnings"},
            ),
            Format(
                "xlsx",
                ".xlsx",
                "an Excel workbook with a sheet a table",
                "xlsx",
                binary=True,
                package="xlsxwriter",
                extra="export",
            ),
            Format(
                "parquet",
                ".parquet",
                "a Parquet file with an article a row, nested as the JSON is",
                "parquet",
                binary=True,
                package="pyarrow",
                extra="corpus",
            ),
            Format(
                "md",
                ".md",
                "Markdown, for a notebook or an issue",
                "md",
                lacks=frozenset({"text", "attributions.source", "sources.mentions"}),
            ),
            Format(
                "html",
                ".html",
                "the report, a page that needs nothing else",
                "html_page",
                lacks=frozenset({"sources.mentions"}),
            ),
            Format(
                "web-annotation",
                ".anno.jsonld",
                "W3C Web Annotations that point into the text",
                "web_annotation",
                lacks=_ASIDE | {"title", "date", "byline", "text"},
            ),
            Format(
                "schema-org",
                ".schema.jsonld",
                "schema.org: NewsArticle, Claim, Quotation",
                "schema_org",
                lacks=_ASIDE
                | {
                    f"attributions.{field}"
                    for field in ("cue", "source", "via", "stance", "parent")
                }
                | {"sources.kind", "marks", "names", "dates"},
            ),
            Format(
                "prov",
                ".ttl",
                "W3C PROV-O: the chains, as Turtle",
                "prov_turtle",
                lacks=_CHAINS_ONLY,
                package="rdflib",
                extra="export",
            ),
            Format(
                "prov-jsonld",
                ".prov.jsonld",
                "the same as JSON-LD",
                "prov_jsonld",
                lacks=_CHAINS_ONLY,
            ),
            Format(
                "brat",
                ".brat.zip",
                "brat standoff, a text and its annotations for each article",
                "brat",
                lacks=_NO_STATEMENT,
                binary=True,
            ),
            Format(
                "label-studio",
                ".tasks.json",
                "Label Studio tasks, what was found as predictions",
                "label_studio",
                lacks=_NO_STATEMENT,
            ),
            Format(
                "conllu-plus",
                ".conllup",
                "CoNLL-U Plus, a token a line with what it is part of",
                "conllu_plus",
                lacks=_NO_STATEMENT - {"names", "dates"},
            ),
            Format(
                "graphml",
                ".graphml",
                "GraphML: who told whom, and what is alleged between actors",
                "graphml",
                lacks=_NETWORK,
            ),
            Format("gexf", ".gexf", "the same as GEXF, for Gephi", "gexf", lacks=_NETWORK),
            Format(
                "ftm",
                ".ftm.jsonl",
                "FollowTheMoney entities, for Aleph and ftm",
                "follow_the_money",
                lacks=_NETWORK - {"byline", "text"},
            ),
            Format(
                "bibtex",
                ".bib",
                "BibTeX, an entry an article",
                "bibtex",
                lacks=frozenset(FIELDS) - {"id", "title", "outlet", "date", "byline"},
            ),
            Format(
                "network-svg",
                ".network.svg",
                "a picture of what is alleged between actors, of one article",
                "picture:network_svg",
                lacks=_NETWORK_DRAWN,
                single=True,
            ),
            Format(
                "network-png",
                ".network.png",
                "the same as PNG",
                "picture:network_png",
                lacks=_NETWORK_DRAWN,
                single=True,
                binary=True,
                package="resvg_py fontTools brotli",
                extra="png",
            ),
            Format(
                "timeline-svg",
                ".timeline.svg",
                "a picture of the dates, of one article",
                "picture:timeline_svg",
                lacks=_DATES_DRAWN,
                single=True,
            ),
            Format(
                "timeline-png",
                ".timeline.png",
                "the same as PNG",
                "picture:timeline_png",
                lacks=_DATES_DRAWN,
                single=True,
                binary=True,
                package="resvg_py fontTools brotli",
                extra="png",
            ),
        )
    }
)
"""Name of a format → the format, in the order of the docs."""


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        InputError: There is none; the message has the list.
    """
    if name not in FORMATS:
        raise InputError(f"found: no format {name!r}; accepted: {', '.join(FORMATS)}")
    return FORMATS[name]
