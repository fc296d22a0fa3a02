"""What lists show of articles, as the library changes under them."""

from pathlib import Path

from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill, table
from tests.desk.desks import ARTICLES

from musnad.corpus.library import open_library
from musnad.corpus.query import asked
from musnad.corpus.texts import text_in
from musnad.desk.heads import Heads

COUNTED = """
select a.id, a.title, a.outlet, a.date, a.words, a.headline_drops,
  (select count(*) from attributions t where t.article = a.id),
  (select count(*) from attributions t join sources s on s.id = t.source
   where t.article = a.id and s.kind = 'anonymous')
from articles a order by a.id
"""
SHOWN = "select id, title, outlet, date, words, headline_drops, statements, anonymous from heads"


def test_heads_follow_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = open_library(str(folder), create=True)
    heads = Heads(library)

    def shown(state: int) -> list[tuple[object, ...]]:
        with heads.opened(state) as base:
            return base.execute(f"{SHOWN} order by id").fetchall()

    assert shown(0) == []
    one, *more = (dict(article) for article in ARTICLES)
    fill(folder, write_jsonl(tmp_path / "one.jsonl", [one]))
    first = [part.id for part in library.parts()]
    assert shown(0) == []
    assert [row[1] for row in shown(1)] == [one["title"]]
    fill(folder, write_jsonl(tmp_path / "more.jsonl", more))
    with asked(library, COUNTED) as answer:
        assert shown(2) == list(answer)
    assert any(row[-1] for row in shown(2))
    for name in first:
        (folder / "manifest" / f"{name}.json").unlink()
    assert sorted(str(row[1]) for row in shown(3)) == sorted(one["title"] for one in more)


def test_a_text_is_read_out_of_its_part(shelf_folder: Path) -> None:
    library = open_library(str(shelf_folder))
    with Heads(library).opened(0) as base:
        found = base.execute("select part, id from heads").fetchall()
    texts = {row["id"]: row["text"] for row in table(shelf_folder, "articles")}
    assert {own: text_in(library, part, own) for part, own in found} == texts
    assert text_in(library, found[0][0], "0") is None
