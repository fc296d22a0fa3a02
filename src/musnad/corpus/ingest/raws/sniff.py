"""What a stream holds, by its beginning and the suffix of its name."""

from __future__ import annotations

import re
from typing import Literal

from musnad.corpus.fields import is_text_name
from musnad.corpus.ingest.page import is_html
from musnad.corpus.ingest.raws.tables import best_delimiter, split_line
from musnad.corpus.ingest.raws.unpack import PACKED

__all__ = ["UTF16", "Kind", "kind_of"]

Kind = Literal[
    "gzip", "bzip2", "xz", "zstd", "zip", "tar", "parquet", "warc",
    "lines", "json", "table", "page", "feed", "text", "other",
]  # fmt: skip

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""How UTF-16 text begins."""

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    *PACKED,
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_SUFFIXES: dict[str, Kind] = {
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "table"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".rss", ".atom"), "feed"),
    ".warc": "warc",
    ".parquet": "parquet",
    # What lies beside saved pages and in archives of sites.
    **dict.fromkeys(
        (".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico",
         ".woff", ".woff2", ".ttf", ".mp3", ".mp4", ".webm", ".download"),
        "other",
    ),
}  # fmt: skip
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
# Prose may begin with a bracket, too.
_JSON = re.compile(r'\{\s*["}]|\[\s*(?:["{\[\]\d]|null\b)')
_BOM = b"\xef\xbb\xbf"
_SHOWN = 4096


def kind_of(head: bytes, suffix: str) -> Kind:
    r"""Tell what a stream holds.

    Args:
        head: Its first bytes, some thousands where there are so many.
        suffix: The end of its name, lower-case with its dot; empty where there is no name.

    >>> kind_of(b"\x1f\x8b\x08", ".txt"), kind_of(b'{"a": 1}\n{"a": 2}', "")
    ('gzip', 'json')
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    text = _readable(head)
    start = text.lstrip()
    if suffix == ".json" or _JSON.match(start):
        return "json"
    if _FEED.search(text[:_SHOWN]) and start.startswith("<") and not is_html(text):
        return "feed"
    if is_html(text):
        return "page"
    if suffix == ".xml" or start.startswith("<?xml"):
        return "other"
    if suffix in ("", ".txt", ".dat") and _is_table(start):
        return "table"
    return "text"


def _readable(head: bytes) -> str:
    encoding = "utf-16" if head.startswith(UTF16) else "utf-8"
    return head.removeprefix(_BOM).decode(encoding, "replace")


def _is_table(start: str) -> bool:
    """Tell whether the first line names columns, one of them a usual name of a text."""
    first = start.partition("\n")[0].rstrip("\r")
    names = split_line(first, best_delimiter(first))
    return len(names) > 1 and any(is_text_name(name) for name in names)
