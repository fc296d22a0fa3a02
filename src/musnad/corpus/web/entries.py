"""The JSON lines that feeds' entries without a link are kept in."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from musnad.corpus.web.feed import Entry

__all__ = ["Entries"]


class Entries:
    """A file of JSON lines that is added to; each line stands in it once.

    What a crash left incomplete at its end is cut off.

    Args:
        path: Of the file; it is made with the first entry.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: set[bytes] = set()
        if path.exists():
            self._recover()

    def add(self, entry: Entry, outlet: str | None) -> bool:
        """Add an entry, unless it is there; tell whether it was added.

        Args:
            entry: The entry.
            outlet: The feed's title.

        Raises:
            OSError: It cannot be written.
        """
        record = {
            "id": entry.key,
            "title": entry.title,
            "text": entry.text,
            "outlet": outlet,
            "date": entry.date,
            "byline": entry.byline,
        }
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        if _key(line) in self._held:
            return False
        with self._path.open("ab") as stream:
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
        self._held.add(_key(line))
        return True

    def _recover(self) -> None:
        end = 0
        with self._path.open("r+b") as stream:
            for line in stream:
                if line.endswith(b"\n"):
                    end += len(line)
                    self._held.add(_key(line))
            stream.truncate(end)


def _key(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=16).digest()
