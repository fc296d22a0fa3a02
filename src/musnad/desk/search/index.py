"""The index of the words of a library: kept beside what people enter, and made anew at will."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import Any

import duckdb
from sqlalchemy import Connection, Engine

from musnad.corpus.library import Library
from musnad.corpus.parts import Part, part_files
from musnad.desk.plain import plain
from musnad.desk.search.facts import facts_of, without_facts

__all__ = ["add_articles", "behind", "lowest", "prepare", "unpacked", "update"]

_FORMAT = "2"
_SLICE = 500
"""Articles written at once: so long a correction may have to wait."""
_DAY = 32
_WORD = re.compile(r"[^\W_]+")

# The places of articles grow with their days, so that the latest come first without sorting.
# The word index holds no text of its own; an article is taken out by what it was put in with.
_TABLES = """
create table if not exists found_articles (
  place integer primary key, article text not null, part text not null, outlet text, title text,
  day text, body blob not null);
create index if not exists found_by_part on found_articles (part);
create table if not exists found_parts (part text primary key) without rowid;
create table if not exists found_said (place integer, name text, kind text, stance text);
create index if not exists found_said_place on found_said (place, kind, stance);
create index if not exists found_said_name on found_said (name, place);
create table if not exists found_actors (name text, place integer, primary key (name, place))
  without rowid;
create index if not exists found_actors_place on found_actors (place);
create table if not exists found_vocabulary (id integer primary key, word text not null unique);
create virtual table if not exists found_words using fts5(
  title, body, facts, content='', tokenize='unicode61 remove_diacritics 0');
create virtual table if not exists found_pieces using fts5(
  word, content='', tokenize='trigram case_sensitive 1');
create table if not exists found_format (format text not null)
"""
_NAMES = (
    "articles", "parts", "said", "actors", "vocabulary", "words", "pieces", "format"
)  # fmt: skip

Article = Mapping[str, Any]


def update(
    library: Library, store: Engine, report: Callable[[float], None] = lambda _: None
) -> int:
    """Bring the index up to what the library holds, and return how many articles were added.

    A part of the library is in the index whole or not at all as soon as it counts as done; a
    killed run goes on where it was. Parts that were replaced are taken out.

    Args:
        library: What is searched; it lies on this machine.
        store: The desk's file.
        report: Is told the share that is done, 0 to 1.
    """
    with store.begin() as base:
        prepare(base)
        known = {part for (part,) in base.exec_driver_sql("select part from found_parts")}
        begun = {part for (part,) in base.exec_driver_sql("select part from found_articles")}
    parts = {part.id: part for part in library.parts() if part.tables.get("articles")}
    for part in sorted((begun | known) - (parts.keys() & known)):
        with store.begin() as base:
            _remove(base, part)
    count = 0
    missing = sorted(parts.keys() - known)
    for done, part in enumerate(missing, 1):
        articles = _read(library, parts[part])
        for first in range(0, len(articles), _SLICE):
            with store.begin() as base:
                add_articles(base, part, articles[first : first + _SLICE])
        with store.begin() as base:
            base.exec_driver_sql("insert into found_parts values (?)", (part,))
        count += len(articles)
        report(done / len(missing))
    return count


def lowest(day: date | None) -> int:
    """Return the least place an article of a day can have; those without a day come first."""
    return (day.toordinal() if day else 0) << _DAY


def behind(day: date) -> int:
    """Return the place behind the last that an article of a day can have."""
    return (day.toordinal() + 1) << _DAY


def unpacked(body: bytes) -> str:
    """Return the text of an article as it was stored."""
    return zlib.decompress(body).decode("utf-8", "surrogatepass")


def add_articles(base: Connection, part: str, articles: Sequence[Article]) -> None:
    """Put articles into the index.

    Args:
        base: A transaction.
        part: What they are taken out by.
        articles: Each with `id`, `outlet`, `title`, `date`, `text`, `said` (rows of name, kind
            and stance) and `actors` (names).
    """
    next_of: dict[int, int] = {}
    rows: list[tuple[int, Article]] = []
    for article in articles:
        low = lowest(article["date"])
        if low not in next_of:
            top = base.exec_driver_sql(
                "select max(place) from found_articles where place between ? and ?",
                (low, low + (1 << _DAY) - 1),
            ).scalar()
            next_of[low] = low if top is None else top + 1
        rows.append((next_of[low], article))
        next_of[low] += 1
    rows.sort(key=lambda row: row[0])  # FTS5 writes ascending places at one go
    texts = [(place, _seen(one["title"]), _seen(one["text"])) for place, one in rows]
    facts = [facts_of(one["outlet"], [said[1:] for said in one["said"]]) for _, one in rows]
    _many(
        base,
        "insert into found_articles values (?, ?, ?, ?, ?, ?, ?)",
        [
            (place, one["id"], part, one["outlet"], one["title"], _day(one["date"]), _packed(one))
            for place, one in rows
        ],
    )
    _many(
        base,
        "insert into found_words (rowid, title, body, facts) values (?, ?, ?, ?)",
        [(*text, own) for text, own in zip(texts, facts, strict=True)],
    )
    _many(
        base,
        "insert into found_said values (?, ?, ?, ?)",
        [(place, plain(name), *more) for place, one in rows for name, *more in one["said"]],
    )
    _many(
        base,
        "insert or ignore into found_actors values (?, ?)",
        [(plain(name), place) for place, one in rows for name in one["actors"]],
    )
    _learn(base, {word for _, *both in texts for one in both for word in _WORD.findall(one)})


def _learn(base: Connection, words: Iterable[str]) -> None:
    """Put words into the vocabulary, whose letters are indexed by threes."""
    top = base.exec_driver_sql("select coalesce(max(id), 0) from found_vocabulary").scalar_one()
    _many(
        base,
        "insert or ignore into found_vocabulary (word) values (?)",
        [(word,) for word in sorted(words)],
    )
    base.exec_driver_sql(
        "insert into found_pieces (rowid, word) "
        "select id, word from found_vocabulary where id > ? order by id",
        (top,),
    )


def _remove(base: Connection, part: str) -> None:
    rows = base.exec_driver_sql(
        "select place, title, body, outlet from found_articles where part = ? order by place",
        (part,),
    ).fetchall()
    said: dict[int, list[tuple[str, str]]] = {place: [] for place, *_ in rows}
    for place, kind, stance in base.exec_driver_sql(
        "select s.place, s.kind, s.stance from found_articles a "
        "join found_said s on s.place = a.place where a.part = ?",
        (part,),
    ):
        said[place].append((kind, stance))
    _many(
        base,
        "insert into found_words (found_words, rowid, title, body, facts) "
        "values ('delete', ?, ?, ?, ?)",
        [
            (place, _seen(title), _seen(unpacked(body)), facts_of(outlet, said[place]))
            for place, title, body, outlet in rows
        ],
    )
    for table in ("said", "actors", "articles"):
        places = [(place,) for place, *_ in rows]
        _many(base, f"delete from found_{table} where place = ?", places)
    base.exec_driver_sql("delete from found_parts where part = ?", (part,))


def prepare(base: Connection) -> None:
    """Make the tables, and make them anew where another version made them."""
    made = base.exec_driver_sql(
        "select count(*) from sqlite_master where name = 'found_format'"
    ).scalar_one()
    if made:
        if base.exec_driver_sql("select format from found_format").scalar() == _FORMAT:
            return
        for name in _NAMES:
            base.exec_driver_sql(f"drop table if exists found_{name}")
    for line in _TABLES.split(";"):
        base.exec_driver_sql(line)
    base.exec_driver_sql("insert into found_format values (?)", (_FORMAT,))


def _read(library: Library, part: Part) -> list[Article]:
    """Return the articles of a part with who says something in them and who is named."""
    with closing(duckdb.connect()) as base:

        def rows(table: str, columns: str) -> list[tuple[Any, ...]]:
            path = part_files(library.root, part.id, [table])[0]
            return base.execute(f"select {columns} from read_parquet(?)", [path]).fetchall()

        found = {
            own: {"id": own, "outlet": outlet, "title": title, "date": day, "text": text}
            | {"said": [], "actors": []}
            for own, outlet, title, day, text in rows("articles", "id, outlet, title, date, text")
        }
        # A table without rows has no file in the part.
        if part.tables.get("attributions"):
            stances = dict(rows("attributions", "id, stance"))
            links = rows("chain_links", "attribution, article, name, kind, role")
            for own, article, name, kind, role in links:
                # The outlet and its credit stand in every chain: by them nothing is told apart.
                if role not in ("outlet", "credit"):
                    found[article]["said"].append((name, kind, stances[own]))
        if part.tables.get("actors"):
            for article, name in rows("actors", "article, name"):
                found[article]["actors"].append(name)
    return list(found.values())


def _seen(text: str | None) -> str:
    """Return what the index sees of a text."""
    return plain(without_facts(text or ""))


def _packed(article: Article) -> bytes:
    return zlib.compress(article["text"].encode("utf-8", "surrogatepass"), 3)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _many(base: Connection, line: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        base.exec_driver_sql(line, list(rows))
