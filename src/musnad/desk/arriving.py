"""Files on their way into a library: kept in a folder of their own until they are read."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO

from musnad.corpus.ingest.raws import Caps
from musnad.corpus.inputs import Input
from musnad.corpus.storage import locate

__all__ = ["CAPS", "MOST_BYTES", "MOST_FILES", "Arrived", "arrive", "as_given", "inputs_of"]
__all__ += ["leave", "tidy"]

MOST_FILES = 200
"""Files that may come at once."""
MOST_BYTES = 512_000_000
"""Bytes that may come at once, all files together."""
CAPS = Caps(record=20_000_000, page=10_000_000, ratio=100, unpacked=20_000_000)
"""What comes through a browser may unpack to less than what somebody has on the disk already."""

_FOLDER = "arriving"
_PIECE = 1 << 20
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came.

    Attributes:
        name: As it was called where it came from; never a path of this machine.
        path: Where it is kept: a name of our own, in the folder of the job.
        key: Hash of what it holds: the same file is read once, whatever it is called.
        size: In bytes.
    """

    name: str
    path: str
    key: str
    size: int


def arrive(root: str, files: Iterable[tuple[str, IO[bytes]]]) -> tuple[str, list[Arrived]]:
    """Keep files until they are read.

    Args:
        root: The library's folder.
        files: Of each the name that it came with, and its bytes.

    Returns:
        The folder, and what is in it.

    Raises:
        OSError: The disk is full, or the like; nothing is left behind.
    """
    folder = Path(root) / _FOLDER / secrets.token_hex(8)
    folder.mkdir(parents=True, mode=0o700)
    try:
        found = [_kept(folder, n, name, stream) for n, (name, stream) in enumerate(files, 1)]
    except BaseException:
        leave(str(folder))
        raise
    return str(folder), found


def inputs_of(arrived: Sequence[Mapping[str, object]]) -> list[Input]:
    """Return what arrived, as it stands in a job, as inputs under the names it came with."""
    found = []
    for one in (Arrived(**each) for each in arrived):  # type: ignore[arg-type]
        storage, path = locate(one.path)
        suffix = Path(one.path).suffix
        found.append(Input(one.name, one.key, storage, path, one.size, suffix))
    return found


def leave(folder: str) -> None:
    """Remove the folder of files that were read; one that is gone is no error."""
    shutil.rmtree(folder, ignore_errors=True)


def tidy(root: str, wanted: Collection[str]) -> None:
    """Remove the folders that no job waits for.

    Args:
        root: The library's folder.
        wanted: Folders that are still to be read.
    """
    with suppress(FileNotFoundError):
        for folder in (Path(root) / _FOLDER).iterdir():
            if str(folder) not in wanted:
                leave(str(folder))


def _kept(folder: Path, number: int, name: str, stream: IO[bytes]) -> Arrived:
    name = _plain(name) or f"{number}"
    path = folder / f"{number:04}{_suffix(name)}"
    state, size = blake2b(digest_size=10), 0
    with path.open("xb") as file:
        while piece := stream.read(_PIECE):
            state.update(piece)
            size += len(piece)
            file.write(piece)
    return Arrived(name, str(path), state.hexdigest(), size)


def _plain(name: str) -> str:
    """Return the last part of a name, without what is not to be seen.

    >>> _plain("C:/news/a.txt"), _plain("../../etc/passwd"), _plain("..")
    ('a.txt', 'passwd', '')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable()).strip(" .")[-_LONGEST:]


def _suffix(name: str) -> str:
    """Return the end of a name that tells the format, where it is one.

    >>> _suffix("a.WARC.gz"), _suffix("a.b/c"), _suffix("a")
    ('.gz', '', '')
    """
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) < 12 else ""


def as_given(arrived: Iterable[Arrived]) -> list[dict[str, object]]:
    """Return what arrived as it stands in a job."""
    return [asdict(one) for one in arrived]
