"""What a person named, as single files."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import blake2b
from pathlib import PurePosixPath
from urllib.parse import quote

from musnad.corpus.raw import Reject
from musnad.corpus.reasons import reject
from musnad.corpus.storage import Entry, Storage, locate
from musnad.errors import InputError

__all__ = ["Input", "expand"]

_WILD = frozenset("*?[")
# In the path of an address, what is quoted already among it.
_SAFE = "/:@%*~!$&'()+,;="


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read.

    Attributes:
        name: As it was named, for people; of a file in a folder, the folder as named and the rest.
        key: Twenty hexadecimal digits of its place, size and time: the same file, unchanged.
        storage: Where it lies.
        path: Its path there.
        size: In bytes.
        suffix: The end of its name, lower-case with its dot, perhaps empty.
    """

    name: str
    key: str
    storage: Storage
    path: str
    size: int
    suffix: str


def expand(names: Sequence[str]) -> tuple[list[Input], list[Reject]]:
    """Find the files that names stand for: files, folders with all in them, patterns.

    Hidden files and folders, and what is being written (``*.aside``), are left out.

    Args:
        names: Paths of this machine or addresses of a storage, perhaps with ``*``, ``?``, ``[…]``
            and ``**`` (in an address ``?`` begins its query, and stands for no letter).

    Returns:
        Each file once, sorted by path; and what could not be found or read.
    """
    found: dict[tuple[bool, str], Input] = {}
    rejects: list[Reject] = []
    for name in names:
        for item in _files(name):
            if isinstance(item, Reject):
                rejects.append(item)
            else:
                found.setdefault((item.storage.local, item.path), item)
    return sorted(found.values(), key=lambda each: each.path), rejects


def _files(name: str) -> Iterator[Input | Reject]:
    try:
        storage, path = locate(_quoted(name))
        if storage.local:
            yield from _local(storage, path if "://" in name else name)
        else:
            yield from _remote(storage, path, name)
    except InputError as error:
        yield reject("no-such-file", str(error), input=name)
    # ValueError: a name with a zero byte.
    except (OSError, ValueError) as error:
        yield _refusal(name, error)


def _quoted(name: str) -> str:
    """Return an address with what may not stand in one as it is: blanks, brackets, Arabic.

    >>> _quoted("s3://bucket/a [1].gz?region=x"), _quoted("a [1].gz")
    ('s3://bucket/a%20%5B1%5D.gz?region=x', 'a [1].gz')
    """
    scheme, sign, rest = name.partition("://")
    if not sign:
        return name
    path, sign_of_query, query = rest.partition("?")
    return f"{scheme}://{quote(path, safe=_SAFE)}{sign_of_query}{query}"


def _local(storage: Storage, name: str) -> Iterator[Input | Reject]:
    if not os.path.lexists(name) and _WILD.intersection(name):
        matches = [each for each in sorted(_matches(name)) if _wanted(each)]
        # A folder that a pattern meets holds the other matches of that pattern.
        for match in matches:
            yield from _named(storage, match)
        if not matches:
            yield reject("no-such-file", f"found: nothing that fits {name}", input=name)
        return
    yield from _named(storage, name)


def _matches(pattern: str) -> list[str]:
    return glob.glob(pattern, recursive=True)  # noqa: PTH207 - names stay as they were given


def _named(storage: Storage, name: str) -> Iterator[Input | Reject]:
    if os.path.isdir(name):  # noqa: PTH112 - the name is kept as it was given
        yield from _walk(storage, name, set())
    else:
        yield _single(storage, name)


def _walk(storage: Storage, folder: str, above: set[tuple[int, int]]) -> Iterator[Input | Reject]:
    try:
        status = os.stat(folder)  # noqa: PTH116
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield _refusal(folder, error)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:  # a link to a folder that it lies in
        return
    for entry in entries:
        if not _wanted(entry.name):
            continue
        path = os.path.join(folder, entry.name)  # noqa: PTH118
        try:
            is_folder = entry.is_dir()
        except OSError as error:
            yield _refusal(path, error)
            continue
        if is_folder:
            yield from _walk(storage, path, above | {here})
        else:
            yield _single(storage, path)


def _single(storage: Storage, name: str) -> Input | Reject:
    path = os.path.abspath(name)  # noqa: PTH100 - without following links
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return _refusal(name, error)
    if not os.path.isfile(path):  # noqa: PTH113
        return reject("unreadable", "found: a pipe or a device; accepted: files", input=name)
    return _input(storage, name, Entry(path, status.st_size, status.st_mtime_ns))


def _remote(storage: Storage, path: str, name: str) -> Iterator[Input | Reject]:
    entry = storage.entry(path)
    if entry:
        yield _input(storage, name, entry)
        return
    if _WILD.intersection(path):
        base = path[: min(path.index(sign) for sign in _WILD if sign in path)].rpartition("/")[0]
        entries = [each for each in storage.entries(base, deep=True) if _fits(each.path, path)]
    else:
        base = path
        entries = storage.entries(path, deep=True)
    stem = name[: name.index(base) + len(base)] if base in name else name
    wanted = [each for each in entries if _all_wanted(each.path.removeprefix(base))]
    for each in wanted:
        yield _input(storage, stem + each.path.removeprefix(base), each)
    if not wanted:
        yield reject("no-such-file", f"found: nothing at {name}", input=name)


def _fits(path: str, pattern: str) -> bool:
    """Tell whether a path is met by a pattern, whose ``**`` stands for any folders."""
    return _parts_fit(path.split("/"), pattern.split("/"))


def _parts_fit(parts: list[str], patterns: list[str]) -> bool:
    if not patterns:
        return not parts
    if patterns[0] == "**":
        return any(_parts_fit(parts[skip:], patterns[1:]) for skip in range(len(parts) + 1))
    return (
        bool(parts) and fnmatchcase(parts[0], patterns[0]) and _parts_fit(parts[1:], patterns[1:])
    )


def _all_wanted(path: str) -> bool:
    return all(_wanted(part) for part in path.split("/"))


def _wanted(path: str) -> bool:
    name = path.rstrip("/").rpartition("/")[2]
    return not name.startswith(".") and not name.endswith(".aside")


def _input(storage: Storage, name: str, entry: Entry) -> Input:
    kind = "file" if storage.local else storage.files.type_name
    place = f"{kind}\0{entry.path}\0{entry.size}\0{entry.stamp}"
    key = blake2b(place.encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()
    suffix = PurePosixPath(entry.path).suffix.lower()
    return Input(_shown(name), key, storage, entry.path, entry.size, suffix)


def _shown(name: str) -> str:
    """Return a name that can be written: file names may hold bytes that are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _refusal(name: str, error: OSError | ValueError) -> Reject:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return reject("no-such-file", f"found: no file {_shown(name)}", input=_shown(name))
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return reject("unreadable", f"found: what may not be read ({reason})", input=_shown(name))
