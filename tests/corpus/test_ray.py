"""The same work on Ray."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.articles import articles, write_jsonl
from tests.corpus.libraries import command, rows


def test_both_engines_give_the_same_tables(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "news.jsonl", articles(60))
    for name in ("native", "ray"):
        options = ("--engine", name, "--workers", "2", "--part-size", "8", "--quiet")
        done = command("add", tmp_path / name, source, *options)
        assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "native") == rows(tmp_path / "ray")


def test_an_address_is_one_of_ray(tmp_path: Path) -> None:
    done = command("add", tmp_path / "l", tmp_path, "--address", "127.0.0.1:6379")
    assert done.returncode == 2
    assert "accepted: --engine ray" in done.stderr
