"""Who holds a library: one process writes at a time, and the next is told which."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from musnad.corpus.storage import Storage
from musnad.errors import LibraryError

__all__ = ["hold"]


@contextmanager
def hold(storage: Storage, path: str, library: str, purpose: str) -> Iterator[None]:
    """Hold what the file ``path`` stands for until the block ends, or the process.

    On this machine the kernel keeps the lock and gives it back however the process ends. On a
    bucket the file itself is the lock: one left by a killed process of this machine is taken over,
    any other is refused.

    Args:
        storage: Where ``path`` lies.
        path: The file.
        library: Its name, for people.
        purpose: What it is held for.

    Raises:
        LibraryError: Another process holds it; names it.
    """
    card = json.dumps({"process": os.getpid(), "machine": socket.gethostname(), "for": purpose})
    if storage.local:
        # Opened for appending: what the holder wrote stays until the lock is ours.
        with Path(path).open("a+", encoding="utf-8") as file:
            _lock(file, library)
            file.truncate(0)
            file.write(card)
            file.flush()
            yield
            file.truncate(0)
        return
    found = storage.entry(path)
    if found and found.size and not _left_behind(text := storage.read(path).decode()):
        raise _held(library, text)
    storage.write(path, card.encode())
    try:
        yield
    finally:
        storage.remove(path)


def _lock(file: IO[str], library: str) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        raise _held(library, file.read()) from None


def _held(library: str, card: str) -> LibraryError:
    try:
        value = json.loads(card)
        who = f"process {value['process']} on {value['machine']} ({value['for']})"
    except (ValueError, KeyError, TypeError):
        who = "another process"
    return LibraryError(
        f"{library}: found: held by {who}; accepted: one process at a time (wait for it)"
    )


def _left_behind(card: str) -> bool:
    """Tell whether a process of this machine wrote it that is no more."""
    try:
        value = json.loads(card)
        if value["machine"] != socket.gethostname():
            return False
        os.kill(int(value["process"]), 0)
    except ProcessLookupError:
        return True
    except (ValueError, KeyError, TypeError, OSError):
        return False
    return False
