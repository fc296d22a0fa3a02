from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.corpus.ingest.raws import Caps, read_raws
from musnad.corpus.inputs import Input, expand
from musnad.corpus.raw import Raw, Reject

Read = Callable[..., list[Raw | Reject]]


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str, bytes], Input]:
    """Write a file and return it as an input."""

    def write(name: str, data: bytes) -> Input:
        path = tmp_path / name
        path.write_bytes(data)
        ((found,), rejects) = expand([str(path)])
        assert not rejects
        return found

    return write


@pytest.fixture
def read(given: Callable[[str, bytes], Input]) -> Read:
    """Write a file and return what is read of it."""

    def reading(name: str, data: bytes, caps: Caps | None = None) -> list[Raw | Reject]:
        items = [item for item, _ in read_raws(given(name, data), caps or Caps())]
        for item in items:
            assert item.input.split("!")[0].endswith(name)
        return items

    return reading
