"""Keeping the index of words up to date beside the pages."""

from pathlib import Path

from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill
from tests.desk.desks import ARTICLES

from musnad.corpus.library import open_library
from musnad.desk.search.keeper import Keeper
from musnad.desk.store.base import NAME, open_store


def test_it_leaves_off_between_two_parts_and_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for number, article in enumerate(ARTICLES[:3]):
        fill(folder, write_jsonl(tmp_path / f"{number}.jsonl", [dict(article)]))
    library, store = open_library(str(folder)), open_store(folder / NAME)

    def indexed() -> int:
        with store.begin() as base:
            return int(base.exec_driver_sql("select count(*) from found_parts").scalar() or 0)

    ended = Keeper(library, store)
    ended.close()
    assert ended.share() == 0
    ended.close()
    assert indexed() == 1
    assert ended.failure is None
    other = Keeper(library, store)
    other.share()
    other.wait()
    assert indexed() == 3
    assert other.share() is None
    store.dispose()
