"""What a person asks to be read: files, folders, addresses and standard input, as inputs."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from musnad.corpus.identity import digest
from musnad.corpus.inputs import Input, expand
from musnad.corpus.library import Library
from musnad.corpus.raw import Reject
from musnad.corpus.storage import Storage, locate
from musnad.errors import InputError

if TYPE_CHECKING:
    from musnad.corpus.web.collect import Event
    from musnad.corpus.web.courier import Courier

__all__ = ["gather"]

_STDIN = "-"
_WEB = ("http://", "https://")


@contextmanager
def gather(
    library: Library,
    names: Sequence[str],
    *,
    offline: bool = False,
    courier: Courier | None = None,
    most: int | None = None,
    report: Callable[[Event], None] = lambda _: None,
) -> Iterator[tuple[list[Input], list[Reject]]]:
    """Yield what names stand for; what had to be set aside is there until the block ends.

    Args:
        library: Keeps the pages that are fetched, so that none is fetched twice.
        names: Paths, patterns, addresses of a storage or of the web, and ``-``.
        offline: Fetch nothing; each address is a reject.
        courier: Who fetches, if not the usual one.
        most: Links that are followed, if not as many as usual.
        report: Is told what becomes of each address.

    Raises:
        InputError: Standard input is none, or what was fetched before cannot be used.
    """
    addresses = [name for name in names if name.lower().startswith(_WEB)]
    files = [name for name in names if name not in addresses and name != _STDIN]
    inputs, rejects = expand(files)
    with tempfile.TemporaryDirectory(prefix="musnad-") as folder:
        if addresses:
            from musnad.corpus.web.collect import MOST_PAGES, collect

            def fetch(goal: Path) -> Iterator[Event]:
                for event in collect(
                    addresses, goal, courier=courier, offline=offline, most=most or MOST_PAGES
                ):
                    report(event)
                    yield event

            rejects += _fetched(library, addresses, Path(folder), fetch, inputs)
        if _STDIN in names:
            inputs.append(_standard_input(Path(folder) / "stdin"))
        yield inputs, rejects


def _standard_input(aside: Path) -> Input:
    """Write standard input aside: it is known by what it holds, and can be read more than once."""
    if sys.stdin is None:
        raise InputError("standard input: found: none; accepted: what a pipe or file gives")
    state = blake2b(digest_size=10)
    with aside.open("wb") as file:
        while piece := sys.stdin.buffer.read(1 << 20):
            state.update(piece)
            file.write(piece)
    storage, path = locate(str(aside))
    size = aside.stat().st_size
    return Input("standard input", state.hexdigest(), storage, path, size, "")


def _fetched(
    library: Library,
    addresses: Sequence[str],
    aside: Path,
    fetch: Callable[[Path], Iterator[Event]],
    inputs: list[Input],
) -> list[Reject]:
    """Fetch addresses, add the files with what was fetched to ``inputs``, return what was not."""
    from musnad.corpus.web.collect import ENTRIES, PAGES

    kept = f"{library.root}/fetched/{digest(*sorted(addresses))}"
    local = library.storage.local
    folder = Path(kept) if local else aside / "fetched"
    if not local:
        _copy_down(library.storage, kept, folder)
    rejects = [event for event in fetch(folder) if isinstance(event, Reject)]
    if not local:
        _copy_up(library.storage, folder, kept)
    for name in (PAGES, ENTRIES):
        entry = library.storage.entry(f"{kept}/{name}")
        if entry:
            # Known by its size alone: a library that was moved is not read anew.
            key = digest(os.path.basename(kept), name, str(entry.size))  # noqa: PTH119
            suffix = "".join(Path(name).suffixes[-1:])
            shown = ", ".join(addresses) if len(addresses) < 4 else f"{len(addresses)} addresses"
            inputs.append(Input(shown, key, library.storage, entry.path, entry.size, suffix))
    return rejects


def _copy_down(storage: Storage, place: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    for entry in storage.entries(place):
        with storage.open(entry.path) as source, (folder / Path(entry.path).name).open("wb") as to:
            shutil.copyfileobj(source, to)


def _copy_up(storage: Storage, folder: Path, place: str) -> None:
    storage.make_folder(place)
    for file in sorted(folder.iterdir()):
        storage.write(f"{place}/{file.name}", file.read_bytes())
