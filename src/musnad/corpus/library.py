"""A library: a folder of Parquet tables, with a manifest of its parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from musnad import __version__
from musnad.corpus.holder import hold
from musnad.corpus.parquet import to_parquet
from musnad.corpus.parts import Part, part_files
from musnad.corpus.storage import Storage, locate
from musnad.corpus.tables import FORMAT, TABLES, to_arrow
from musnad.errors import LibraryError

__all__ = ["Library", "open_library"]

_CARD = "library.json"
_HOLDER = "holder.json"
_MANIFEST = "manifest"
_WORK = "work"
# A file without rows in each folder: a table is there before it has any.
_EMPTY = "0000000000000000"


@dataclass(frozen=True, slots=True)
class Library:
    """A library that is there.

    Attributes:
        name: As given, for people.
        storage: Where it lies.
        root: Its path there.
    """

    name: str
    storage: Storage
    root: str

    @contextmanager
    def held(self, purpose: str) -> Iterator[None]:
        """Hold the library for writing, and put in order what a killed run left.

        Args:
            purpose: What for; another process that comes meanwhile is told.

        Raises:
            LibraryError: Another process holds it, or it can no longer be written.
        """
        try:
            with hold(self.storage, f"{self.root}/{_HOLDER}", self.name, purpose):
                self._tidy()
                yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise LibraryError(
                f"{self.name}: found: {reason}; what was done stays done: mend it, and the same "
                "command goes on"
            ) from None

    def parts(self) -> list[Part]:
        """Return the parts that count, sorted by id.

        Raises:
            LibraryError: An entry of the manifest is damaged.
        """
        found = list(self._entries())
        replaced = {old for part in found for old in part.replaces}
        return [part for part in found if part.id not in replaced]

    def files(self, table: str) -> list[str]:
        """Return the paths of a table's files, that without rows first."""
        if table == "runs":
            return [entry.path for entry in self.storage.entries(f"{self.root}/{table}")]
        named = [part.id for part in self.parts() if part.tables.get(table)]
        return [part_files(self.root, name, [table])[0] for name in (_EMPTY, *named)]

    def size(self) -> int:
        """Return how many bytes its tables take, those that others added aside."""
        return sum(
            entry.size for table in TABLES for entry in self.storage.entries(f"{self.root}/{table}")
        )

    def more(self) -> dict[str, list[str]]:
        """Return the tables that others have added, each with the paths of its files.

        Who adds tables writes a card beside the library's own, a file in JSON whose ``tables``
        names the files of each table, as paths inside the library. A damaged card adds none, and
        so does a table of which a file is missing.
        """
        found: dict[str, list[str]] = {}
        for entry in self.storage.entries(self.root):
            name = entry.path.rpartition("/")[2]
            if not name.endswith(".json") or name in (_CARD, _HOLDER):
                continue
            with suppress(ValueError, KeyError, TypeError, AttributeError):
                for table, files in json.loads(self.storage.read(entry.path))["tables"].items():
                    found[table] = [f"{self.root}/{file}" for file in files]
        return {
            table: files
            for table, files in found.items()
            if table.isidentifier() and table not in TABLES and files
            if all(self.storage.entry(file) for file in files)
        }

    def enter(self, part: Part) -> None:
        """Write a part's entry in the manifest, now that its files are there.

        The parts that it replaces are gone from then on.
        """
        self.storage.write(self._entry(part.id), part.to_json())
        for old in part.replaces:
            self.storage.remove(self._entry(old))
            self._drop(old)

    def work(self, *below: str) -> str:
        """Return the path of the folder for what is not finished, or of a file in it."""
        return "/".join((self.root, _WORK, *below))

    def clear_work(self) -> None:
        """Remove what is not finished."""
        self.storage.remove_folder(self.work())

    def _entry(self, part: str) -> str:
        return f"{self.root}/{_MANIFEST}/{part}.json"

    def _entries(self) -> Iterator[Part]:
        for entry in self.storage.entries(f"{self.root}/{_MANIFEST}"):
            if not entry.path.endswith(".json"):
                continue
            try:
                yield Part.from_json(self.storage.read(entry.path))
            except (ValueError, KeyError, TypeError) as error:
                raise LibraryError(
                    f"{self.name}: found: a damaged entry of the manifest, {entry.path} ({error}); "
                    "accepted: an entry as the program wrote it (remove it, and what it covers is "
                    "read again)"
                ) from None

    def _tidy(self) -> None:
        """Remove what no entry of the manifest speaks of, and parts that were replaced."""
        found = list(self._entries())
        for old in {old for part in found for old in part.replaces}:
            self.storage.remove(self._entry(old))
        known = {_EMPTY, *(part.id for part in self.parts())}
        for table in TABLES:
            for entry in self.storage.entries(f"{self.root}/{table}"):
                name = entry.path.rpartition("/")[2]
                aside = not name.endswith(".parquet")
                if aside or (table != "runs" and name.removesuffix(".parquet") not in known):
                    self.storage.remove(entry.path)
        for entry in self.storage.entries(f"{self.root}/{_MANIFEST}"):
            if not entry.path.endswith(".json"):
                self.storage.remove(entry.path)
        self.clear_work()

    def _drop(self, part: str) -> None:
        for path in part_files(self.root, part):
            self.storage.remove(path)


def open_library(name: str, *, create: bool = False) -> Library:
    """Open a library.

    Args:
        name: Its folder, or its address on S3-compatible storage.
        create: Make it where there is nothing yet, or an empty folder.

    Raises:
        LibraryError: It is no library, or one of another version; nothing is changed.
        InputError: The address is none that is known.
    """
    storage, root = locate(name)
    library = Library(name, storage, root)
    try:
        card = storage.entry(f"{root}/{_CARD}")
        if card is None:
            if not create:
                raise LibraryError(f"{name}: found: {_found(storage, root)}; accepted: a library")
            _require_empty(storage, root, name)
            _make(library)
        else:
            _require_version(name, storage.read(card.path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"{name}: found: a library that cannot be used ({reason})") from None
    return library


def _found(storage: Storage, root: str) -> str:
    if storage.entry(root) is not None:
        return "a file"
    return "a folder that is no library" if storage.is_folder(root) else "nothing"


def _require_empty(storage: Storage, root: str, name: str) -> None:
    if storage.entry(root) is not None:
        raise LibraryError(f"{name}: found: a file; accepted: a library, or a new name")
    # A crash while the library was made leaves folders with files without rows and no card.
    strangers = [
        entry.path
        for entry in storage.entries(root, deep=True)
        if not entry.path.endswith(f"/{_EMPTY}.parquet") and ".aside" not in entry.path
    ]
    if strangers:
        raise LibraryError(
            f"{name}: found: a folder that is no library; accepted: a library, an empty folder, "
            "or a new name"
        )


def _require_version(name: str, card: bytes) -> None:
    try:
        version = json.loads(card)["format"]
    except (ValueError, KeyError, TypeError):
        version = None
    if version != FORMAT:
        found = "a damaged library.json" if version is None else f"a library of format {version}"
        raise LibraryError(
            f"{name}: {found} is found; accepted: format {FORMAT} (Musnad {__version__}); mend it: "
            "musnad corpus add NEW INPUT… makes it anew"
        )


def _make(library: Library) -> None:
    for table in TABLES:
        library.storage.make_folder(f"{library.root}/{table}")
        path = part_files(library.root, _EMPTY, [table])[0]
        library.storage.write(path, to_parquet(table, to_arrow(table, [])))
    library.storage.make_folder(f"{library.root}/{_MANIFEST}")
    card = {"format": FORMAT, "program": __version__, "tables": list(TABLES)}
    library.storage.write(f"{library.root}/{_CARD}", json.dumps(card, indent=2).encode())
