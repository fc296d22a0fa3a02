"""Folders on this machine or on S3-compatible storage, by one name."""

from __future__ import annotations

import contextlib
import io
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyarrow.fs as pafs

from musnad.errors import InputError

__all__ = ["Entry", "Storage", "locate"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that is there.

    Attributes:
        path: For `Storage`'s other methods.
        size: In bytes.
        stamp: When it was last changed, in nanoseconds since 1970; 0 where not known.
    """

    path: str
    size: int
    stamp: int


@dataclass(frozen=True, slots=True)
class Storage:
    """One file system: the machine's own, or a bucket's.

    Attributes:
        files: What does the work.
        local: True for the machine's own.
    """

    files: pafs.FileSystem
    local: bool

    def entries(self, folder: str, *, deep: bool = False) -> list[Entry]:
        """Return the files of a folder, sorted by path; none where there is no such folder.

        Args:
            folder: Its path.
            deep: Those of its folders too.
        """
        selector = pafs.FileSelector(folder, recursive=deep, allow_not_found=True)
        found = [_entry(info) for info in self.files.get_file_info(selector) if info.is_file]
        return sorted(found, key=lambda entry: entry.path)

    def entry(self, path: str) -> Entry | None:
        """Return the file of that path, or None where there is none."""
        info = self.files.get_file_info([path])[0]
        return _entry(info) if info.is_file else None

    def is_folder(self, path: str) -> bool:
        """Tell whether ``path`` is a folder."""
        return bool(self.files.get_file_info([path])[0].type == pafs.FileType.Directory)

    def make_folder(self, path: str) -> None:
        """Make a folder and those above it."""
        self.files.create_dir(path, recursive=True)

    def open(self, path: str) -> IO[bytes]:
        """Open a file for reading from its beginning; it can be sought in.

        Raises:
            OSError: It cannot be opened.
        """
        if self.local:
            return Path(path).open("rb")
        return io.BufferedReader(cast("io.RawIOBase", self.files.open_input_file(path)), 1 << 20)

    def read(self, path: str) -> bytes:
        """Return all bytes of a file."""
        with self.open(path) as stream:
            return stream.read()

    def write(self, path: str, data: bytes | memoryview) -> None:
        """Write a file that is there whole or not at all, after a crash too.

        Raises:
            OSError: The disk is full, or the like; nothing is left behind.
        """
        if not self.local:
            # An object appears when its upload is complete.
            with self.files.open_output_stream(path) as stream:
                stream.write(data)
            return
        aside = f"{path}.{secrets.token_hex(4)}.aside"
        try:
            with Path(aside).open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(aside).replace(path)
        finally:
            with contextlib.suppress(OSError):
                Path(aside).unlink(missing_ok=True)

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        with contextlib.suppress(FileNotFoundError):
            self.files.delete_file(path)

    def remove_folder(self, path: str) -> None:
        """Remove a folder and all in it, if it is there."""
        with contextlib.suppress(FileNotFoundError):
            self.files.delete_dir(path)


def locate(name: str) -> tuple[Storage, str]:
    """Return where ``name`` lies and its path there.

    Args:
        name: A path of this machine, or an address such as ``s3://bucket/folder``; an endpoint of
            one's own follows as ``?endpoint_override=host:port&scheme=http``. Keys and region are
            taken from the environment, as all S3 tools do.

    Raises:
        InputError: The address is none that is known.
    """
    if "://" not in name:
        return Storage(pafs.LocalFileSystem(), local=True), str(Path(name).absolute())
    try:
        files, path = pafs.FileSystem.from_uri(name)
    except (OSError, ValueError) as error:
        raise InputError(
            f"found: {name} ({error}); accepted: a path, s3://bucket/folder or gs://bucket/folder"
        ) from None
    return Storage(files, local=isinstance(files, pafs.LocalFileSystem)), path.rstrip("/")


def _entry(info: pafs.FileInfo) -> Entry:
    return Entry(info.path, info.size or 0, info.mtime_ns or 0)
