"""Accounts, tokens, settings, merges, jobs, and the backup of what was entered."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from sqlalchemy import Engine
from tests.corpus.articles import write_jsonl

from musnad.analyze import analyze
from musnad.corpus.library import open_library
from musnad.desk import runner
from musnad.desk.search.find import search
from musnad.desk.search.wanted import Wanted
from musnad.desk.store import accounts, jobs
from musnad.desk.store.backup import backup, restore
from musnad.desk.store.base import NAME, open_store
from musnad.desk.store.log import correct, history, undo
from musnad.desk.store.settings import set_to, settings_of
from musnad.desk.store.unions import heads_of, merge, names_of, split, undo_union, union_history
from musnad.errors import InputError, LibraryError
from musnad.model import Article

SECRET = "ten letters and more"


@pytest.fixture
def store(tmp_path: Path) -> Engine:
    return open_store(tmp_path / "desk.sqlite")


def test_a_person_enters_by_name_and_secret(store: Engine) -> None:
    layla = accounts.add_person(store, " ليلى ", "editor", SECRET)
    assert accounts.enter(store, "ليلى", SECRET) == layla
    assert accounts.enter(store, "ليلى", SECRET + "x") is None
    assert accounts.enter(store, "nobody", SECRET) is None
    assert accounts.people(store) == [layla]
    with store.begin() as base:
        kept = base.exec_driver_sql("select secret from accounts").scalar_one()
    assert kept.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("name", "role", "secret", "message"),
    [
        ("", "editor", SECRET, "the name ''"),
        (accounts.LOCAL, "editor", SECRET, "the name 'local'"),
        ("a", "owner", SECRET, "the role owner"),
        ("a", "editor", "short", "a secret of 5 characters"),
        ("taken", "editor", SECRET, "taken has an account"),
    ],
)
def test_accounts_that_cannot_be(
    store: Engine, name: str, role: accounts.Role, secret: str, message: str
) -> None:
    accounts.add_person(store, "taken", "reader", SECRET)
    with pytest.raises(InputError, match=message):
        accounts.add_person(store, name, role, secret)
    assert len(accounts.people(store)) == 1


def test_a_link_is_good_once_and_not_for_long(store: Engine) -> None:
    link = accounts.issue(store, accounts.LOCAL, once=True, now=0)
    assert accounts.person_of(store, link, now=1) is None
    session = accounts.exchange(store, link, now=1)
    assert session is not None
    assert accounts.exchange(store, link, now=1) is None
    assert accounts.exchange(store, session, now=1) is None
    assert accounts.person_of(store, session, now=2) == accounts.Person("local", "admin")
    assert accounts.person_of(store, session, now=15 * 86400) is None
    assert accounts.person_of(store, "guessed", now=2) is None
    accounts.dismiss(store, session)
    assert accounts.person_of(store, session, now=2) is None
    late = accounts.issue(store, accounts.LOCAL, once=True, now=0)
    assert accounts.exchange(store, late, now=700) is None


def test_a_session_has_the_role_of_now_and_ends_with_the_account(store: Engine) -> None:
    accounts.add_person(store, "a", "editor", SECRET)
    token = accounts.issue(store, "a", once=False)
    accounts.set_role(store, "a", "reader")
    assert accounts.person_of(store, token) == accounts.Person("a", "reader")
    accounts.set_secret(store, "a", "another long secret")
    assert accounts.person_of(store, token) is None
    token = accounts.issue(store, "a", once=False)
    accounts.remove_person(store, "a")
    assert accounts.person_of(store, token) is None
    for change in (
        lambda: accounts.remove_person(store, "a"),
        lambda: accounts.set_role(store, "a", "admin"),
        lambda: accounts.set_secret(store, "a", SECRET),
    ):
        with pytest.raises(InputError, match="no account of a"):
            change()


def test_settings_are_a_persons_own(store: Engine) -> None:
    set_to(store, "a", "digits", "arabic")
    set_to(store, "a", "digits", "latin")
    set_to(store, "a", "language", "en")
    assert settings_of(store, "a")["language"] == "en"
    assert settings_of(store, "b")["language"] == "ar"
    for key, value in (("digits", "roman"), ("colour", "red")):
        with pytest.raises(InputError, match=f"found: {key} = {value}"):
            set_to(store, "a", key, value)


def test_names_are_merged_and_split(store: Engine) -> None:
    merge(store, "ب", "أ", who="w")
    merge(store, "د", "ج", who="w")
    merge(store, "ج", "ب", who="w", reason="one ministry")
    assert set(names_of(store, "أ")) == set("أبجد")
    assert names_of(store, "د")[0] == "د"
    split(store, "ب", who="v")
    assert names_of(store, "ب") == ["ب"]
    assert set(names_of(store, "أ")) == set("أجد")
    assert [(one.who, one.act, one.name) for one in union_history(store)][-1] == ("v", "split", "ب")
    with pytest.raises(InputError, match="one with no other"):
        split(store, "ب", who="w")
    with pytest.raises(InputError, match="already"):
        merge(store, "أ", "د", who="w")


def entered(store: Engine) -> None:
    read = analyze(Article("قالت النقابة إن الشرطة اعتقلت البحارة.", id="a1"))
    made = correct(store, read, who="ليلى", act="accept", cue=read.attributions[0].cue)
    undo(store, made.id, who="سامي", reason="سطر\nوآخر")
    merge(store, "ب", "أ", who="w")
    accounts.add_person(store, "a", "editor", SECRET)
    set_to(store, "a", "digits", "arabic")


def test_a_backup_comes_back_whole(store: Engine, tmp_path: Path) -> None:
    entered(store)
    saved = backup(store)
    other = open_store(tmp_path / "other.sqlite")
    assert restore(other, saved) == 5
    assert backup(other) == saved
    assert history(other) == history(store)
    assert accounts.enter(other, "a", SECRET)
    with pytest.raises(InputError, match="a desk that holds corrections, unions"):
        restore(other, saved)
    assert backup(other) == saved


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda text: text[:-5], "damaged backup"),
        (lambda text: text.replace("ليلى", "سلمى"), "damaged backup"),
        (lambda text: text.rsplit("\n", 2)[0] + "\n", "of 5 rows 4"),
        (lambda text: text.replace('"format": 1', '"format": 9'), "format 9"),
        (lambda text: "", "no backup"),
        (lambda text: "[1]\n", "no backup"),
        (lambda text: "قال", "no backup"),
    ],
)
def test_a_damaged_backup_is_refused_whole(
    store: Engine, tmp_path: Path, spoil: object, message: str
) -> None:
    entered(store)
    assert callable(spoil)
    other = open_store(tmp_path / "other.sqlite")
    with pytest.raises(InputError, match=message):
        restore(other, spoil(backup(store)))
    assert len(backup(other).splitlines()) == 1


def test_a_file_of_another_version_is_refused(store: Engine, tmp_path: Path) -> None:
    with store.begin() as base:
        base.exec_driver_sql("pragma user_version = 7")
    store.dispose()
    with pytest.raises(LibraryError, match="a desk of format 7; accepted: format 1"):
        open_store(tmp_path / "desk.sqlite")


def test_a_job_is_done_in_its_own_process(tmp_path: Path) -> None:
    library = open_library(str(tmp_path / "library"), create=True)
    store = open_store(Path(library.root) / NAME)
    rows = [{"id": "1", "outlet": "بريد", "text": "قال المدير إن الجسر أُغلق أمس."}]
    source = write_jsonl(tmp_path / "1.jsonl", rows)
    number = jobs.ask(store, "add", {"inputs": [str(source)], "workers": 1})
    assert jobs.job(store, number).state == "waiting"
    process = runner.start(library, number)
    assert process.wait(120) == 0
    found = jobs.job(store, number)
    assert (found.state, found.done, found.share) == ("done", 1, 1.0)
    assert found.message == "1 articles, 0 rejects"
    assert search(store, Wanted("الجسر")).total == 1


def test_a_job_can_be_cancelled_fail_and_die(tmp_path: Path) -> None:
    library = open_library(str(tmp_path / "library"), create=True)
    store = open_store(Path(library.root) / NAME)
    waiting = jobs.ask(store, "index", {})
    jobs.cancel(store, waiting)
    runner.work(library, store, waiting)
    assert jobs.job(store, waiting).state == "stopped"
    running = jobs.ask(store, "index", {})
    assert jobs.begin(store, running)
    assert not jobs.begin(store, running)
    assert jobs.tell(store, running, done=3, share=0.5)
    jobs.cancel(store, running)
    assert not jobs.tell(store, running, done=4, share=0.6)
    assert (jobs.job(store, running).state, jobs.job(store, running).done) == ("stopping", 4)
    failing = jobs.ask(store, "add", {"inputs": [str(tmp_path / "library")]})
    with library.held("test"):
        runner.work(library, store, failing)
    assert "held by process" in jobs.job(store, failing).message
    assert jobs.job(store, failing).state == "failed"
    assert [one.id for one in jobs.newest(store)] == [failing, running, waiting]
    for wrong in (lambda: jobs.ask(store, "cook", {}), lambda: jobs.job(store, 99)):
        with pytest.raises(InputError, match="job"):
            wrong()


def test_a_job_whose_process_was_killed_says_so(tmp_path: Path) -> None:
    library = open_library(str(tmp_path / "library"), create=True)
    store = open_store(Path(library.root) / NAME)
    number = jobs.ask(store, "index", {})
    process = runner.start(library, 99)  # any process that ends
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    with store.begin() as base:
        values = ("running", process.pid, number)
        base.exec_driver_sql("update jobs set state = ?, process = ? where id = ?", values)
    assert jobs.job(store, number).state == "killed"
    assert json.loads("{}") == jobs.job(store, number).given


def test_an_entry_is_undone_and_an_undo_too(store: Engine) -> None:
    merge(store, "س", "ص", who="u")
    one = merge(store, "ص", "ع", who="u")
    assert heads_of(store)["س"] == heads_of(store)["ع"] == "ع"
    gone = undo_union(store, one.id, who="v")
    assert names_of(store, "س") == ["س", "ص"]
    assert heads_of(store)["س"] == "ص"
    with pytest.raises(InputError, match="undone"):
        undo_union(store, one.id, who="v")
    undo_union(store, gone.id, who="v")
    assert names_of(store, "س") == ["س", "ص", "ع"]
    with pytest.raises(InputError, match="no entry"):
        undo_union(store, 10_000, who="v")
    split(store, "ع", who="u")
    assert heads_of(store)["س"] == heads_of(store)["ص"] == "س"
