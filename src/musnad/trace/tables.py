"""The trace's tables: every column once, with its type and what it means."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.corpus.tables import Column, Table

__all__ = ["FORMAT", "TABLES", "to_parquet"]

FORMAT = 1
"""Version of the trace's tables: those of another one are made anew."""

_TEXT = pa.string()
_NUMBER = pa.int32()
_SHARE = pa.float32()
_PAIR_SPANS = pa.list_(
    pa.struct([(name, _NUMBER) for name in ("a_start", "a_end", "b_start", "b_end", "words")])
)
_EVIDENCE = pa.list_(pa.struct([(name, _TEXT) for name in ("rule", "says", "what")]))


def _table(name: str, about: str, *columns: tuple[str, pa.DataType, str]) -> Table:
    return Table(name, about, tuple(Column(*column) for column in columns))


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table(
            "copies",
            "Two articles that share wording.",
            ("a", _TEXT, "`articles.id` of the one, the lesser id"),
            ("b", _TEXT, "`articles.id` of the other"),
            ("kind", _TEXT, "`whole` (Jaccard 0.5 or more) or `passage`"),
            ("jaccard", pa.float64(), "of their 5-word shingles, exact"),
            ("share_a", _SHARE, "share of the words of `a` that are shared, 0 to 1"),
            ("share_b", _SHARE, "the same of `b`"),
            ("words", _NUMBER, "how many words of `a` are shared"),
            ("spans", _PAIR_SPANS, "stretches of equal words, with their places in both texts"),
            ("direction", _TEXT, "`a_first`, `b_first` or `unknown`"),
            ("evidence", _EVIDENCE, "what shows it: rule, what it says, and the thing itself"),
            ("agencies", pa.list_(_TEXT), "agencies that both name as whose text it is"),
        ),
        _table(
            "origins",
            "The probable origin of an article that credits nobody.",
            ("article", _TEXT, "`articles.id`"),
            ("agency", _TEXT, "whose text it probably is"),
            ("credited", _TEXT, "`articles.id` of the copy that says so, the most alike"),
            ("share", _SHARE, "share of the article's words that are in that copy, 0 to 1"),
            ("jaccard", pa.float64(), "of the two"),
            ("agreeing", _NUMBER, "how many of its copies name that agency"),
            ("others", _NUMBER, "how many name only others"),
        ),
        _table(
            "boilerplate",
            "What an outlet's pages carry whatever they report; it makes no copy.",
            ("outlet", _TEXT, "whose pages"),
            ("article", _TEXT, "`articles.id` of one that has it"),
            ("start", _NUMBER, "first code point there, from 0"),
            ("end", _NUMBER, "code point behind the last"),
            ("families", _NUMBER, "in how many otherwise different articles it was seen"),
        ),
        _table(
            "stories",
            "Articles that share statements or wording.",
            ("id", _TEXT, "hash of its articles"),
            ("title", _TEXT, "headline of the article that tells most of it"),
            ("first", pa.date32(), "day of the first article"),
            ("last", pa.date32(), "day of the last"),
            ("articles", _NUMBER, "how many"),
            ("outlets", pa.list_(_TEXT), "who published them"),
            ("actors", pa.list_(_TEXT), "who is named in two of them or more, most frequent first"),
            ("statements", _NUMBER, "how many they share"),
            ("roots", _NUMBER, "how many independent roots these rest on"),
        ),
        _table(
            "story_articles",
            "An article of a story.",
            ("story", _TEXT, "`stories.id`"),
            ("article", _TEXT, "`articles.id`"),
            ("place", _NUMBER, "its place in the order of their times, from 0"),
            ("statements", pa.list_(_TEXT), "`statements.id` of what it shares with others"),
        ),
        _table(
            "statements",
            "What two articles or more tell, at least one of them on somebody's word.",
            ("id", _TEXT, "hash of its versions"),
            ("story", _TEXT, "`stories.id`"),
            ("article", _TEXT, "`articles.id` of the version that is most like all"),
            ("start", _NUMBER, "where that begins in its text"),
            ("end", _NUMBER, "where it ends"),
            ("versions", _NUMBER, "how many"),
            ("articles", _NUMBER, "how many articles tell it"),
            ("outlets", pa.list_(_TEXT), "who published them"),
            ("roots", _NUMBER, "how many independent roots it rests on"),
            ("circles", pa.list_(_TEXT), "outlets that cite one another, a circle each"),
        ),
        _table(
            "versions",
            "A statement as one article tells it.",
            ("id", _TEXT, "`attributions.id`; of the outlet's own sentence `articles.id` and `.n`"),
            ("statement", _TEXT, "`statements.id`"),
            ("article", _TEXT, "`articles.id`"),
            ("attribution", _TEXT, "`attributions.id`; null: the outlet says it itself"),
            ("start", _NUMBER, "where it begins in the text"),
            ("end", _NUMBER, "where it ends"),
            ("alike", _SHARE, "how alike it is to the version that is most like all, 0 to 1"),
            ("stance", _TEXT, "the cue's shading"),
            ("source", _TEXT, "whose word it is"),
            ("kind", _TEXT, "kind of source"),
            ("via", pa.list_(_TEXT), "agencies and outlets that passed it on, outermost first"),
            ("roots", pa.list_(_TEXT), "`roots.id` of where its chain ends"),
        ),
        _table(
            "drifts",
            "What changed from one version of a statement to another.",
            ("id", _TEXT, "hash of what it says"),
            ("statement", _TEXT, "`statements.id`"),
            ("kind", _TEXT, "`stance`, `source`, `number`, `date` or `headline`"),
            ("before", _TEXT, "`versions.id` of what it is measured from"),
            ("after", _TEXT, "`versions.id` of what differs"),
            ("was", _TEXT, "what it was"),
            ("became", _TEXT, "what it became"),
            ("firmer", pa.bool_(), "whether it sounds surer; null where that cannot be said"),
            ("ordered", pa.bool_(), "whether it is shown which version was first"),
        ),
        _table(
            "roots",
            "Where the chains of a statement end: its independent roots.",
            ("id", _TEXT, "hash of the statement and of what the root is"),
            ("story", _TEXT, "`stories.id`"),
            ("statement", _TEXT, "`statements.id`"),
            ("kind", _TEXT, "`named`, `anonymous`, `voice`, `open` or `circle`"),
            ("name", _TEXT, "its name; null where it is an outlet"),
            ("told_to", _TEXT, "the outlet or agency nearest to it; of a circle all of them"),
            ("number", _NUMBER, "its place among the roots of the story: one number, one root"),
            ("articles", _NUMBER, "how many articles rest on it"),
            ("outlets", pa.list_(_TEXT), "who published these"),
        ),
        _table(
            "outlets",
            "The habits of an outlet, with the counts behind them.",
            ("outlet", _TEXT, "its name"),
            ("articles", _NUMBER, "how many"),
            ("words", pa.int64(), "how many"),
            ("voice_words", pa.int64(), "how many of them stand on nobody's word"),
            ("attributions", _NUMBER, "how many statements"),
            ("anonymous", _NUMBER, "how many of them rest on an anonymous source"),
            ("vague", _NUMBER, "how many on a vague one"),
            ("certainty", _NUMBER, "how many times its own voice asserts certainty"),
            ("hedges", _NUMBER, "how many times it hedges"),
            ("dismissals", _NUMBER, "how many times it dismisses"),
            ("headline_drops", _NUMBER, "how many headlines drop the attribution"),
            ("credited", _NUMBER, "how many articles credit an agency"),
            ("uncredited", _NUMBER, "how many credit nobody and are an agency's text, or a copy"),
        ),
        _table(
            "citations",
            "An article that has a statement from another outlet.",
            ("statement", _TEXT, "`statements.id`"),
            ("article", _TEXT, "`articles.id` of the one that cites"),
            ("outlet", _TEXT, "whom it cites, as named"),
            ("cited", _TEXT, "`articles.id` of its own article; null: not in the library"),
        ),
    )
}


def to_parquet(table: pa.Table) -> memoryview:
    """Return the file of a table: the same rows in the same order give the same bytes."""
    buffer = pa.BufferOutputStream()
    pq.write_table(table, buffer, compression="zstd", compression_level=9)
    return memoryview(buffer.getvalue())
