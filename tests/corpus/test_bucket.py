"""Input and library on S3-compatible storage, against a server of the test's own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow.fs as pafs
import pytest
from moto.server import ThreadedMotoServer
from tests.corpus.articles import articles, write_jsonl
from tests.corpus.libraries import command, fill, rows

from musnad.corpus.library import open_library

_KEYS = {
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, pafs.FileSystem]]:
    """Give the part of an address behind ``?``, and the file system."""
    for name, value in _KEYS.items():
        monkeypatch.setenv(name, value)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    files = pafs.S3FileSystem(
        endpoint_override=f"{host}:{port}", scheme="http", allow_bucket_creation=True
    )
    files.create_dir("newsroom")
    yield f"?endpoint_override={host}:{port}&scheme=http", files
    server.stop()


def test_a_bucket_holds_what_a_folder_holds(
    bucket: tuple[str, pafs.FileSystem], tmp_path: Path
) -> None:
    query, files = bucket
    source = write_jsonl(tmp_path / "news.jsonl", articles(12))
    with files.open_output_stream("newsroom/in/news.jsonl") as stream:
        stream.write(source.read_bytes())
    names = [f"s3://newsroom/library{query}", f"s3://newsroom/in/*.jsonl{query}"]
    done = command("add", *names, "--part-size", "5", "--quiet", env=os.environ | _KEYS)
    assert done.returncode == 0, done.stderr
    fill(tmp_path / "l", source)
    mine, theirs = rows(names[0]), rows(tmp_path / "l")
    for row in (*mine["articles"], *theirs["articles"]):
        row.pop("origins")
    assert mine == theirs
    asked = command("query", names[0], "select count(*) as n from articles", "--format", "csv")
    assert asked.stdout.split() == ["n", "12"]
    assert not files.get_file_info(["newsroom/library/holder.json"])[0].is_file
    with open_library(names[0]).held("add"):
        refused = command("add", *names)
    assert refused.returncode == 2
    assert "held by process" in refused.stderr
