"""Where a command writes: standard output, or a file that appears when it is whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from musnad.errors import InputError

__all__ = ["binary_output", "require_target", "stdout_is_terminal", "writer"]


def stdout_is_terminal() -> bool:
    """Tell whether people see standard output as it is written."""
    # A program started without a standard output has None.
    return sys.stdout is not None and sys.stdout.isatty()


def require_target(target: Path, inputs: Iterable[Path]) -> None:
    """Return where ``target`` can be written, before any work is done.

    Raises:
        InputError: It is a directory or one of ``inputs``, or its folder is missing or may not be
            written.
    """
    try:
        fault = _fault(target)
    except OSError as error:
        fault = f"a name that cannot be written ({error.strerror}); accepted: another name"
    if any(_same_file(target, path) for path in inputs):
        fault = "a file to be read; accepted: another name"
    if fault:
        raise InputError(f"-o {target}: found: {fault}")


def _fault(target: Path) -> str | None:
    folder = target.resolve().parent
    if target.is_dir():
        return "a directory; accepted: the name of a file"
    if not folder.is_dir():
        return f"no folder {folder}; accepted: a folder that exists"
    if not target.exists() and not os.access(folder, os.W_OK):
        return f"a folder that you may not write in, {folder}; accepted: another folder"
    return None


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.is_file() and one.samefile(other)
    # What is wrong with an input is said when it is read.
    except (OSError, ValueError):
        return False


@contextmanager
def writer(target: Path | None) -> Iterator[Callable[[str], object]]:
    """Yield what writes chunks of text, as UTF-8.

    A file is written aside in its folder and renamed at the end: an error leaves nothing behind,
    and a file of that name as it was.

    Args:
        target: The file, or None for standard output.

    Raises:
        InputError: The file cannot be written.
    """
    if target is None:
        yield _to_stdout
        return
    with _file(target) as stream:
        yield lambda chunk: stream.write(chunk.encode("utf-8"))


@contextmanager
def binary_output(target: Path | None) -> Iterator[BinaryIO]:
    """Yield a binary stream; of a file all that `writer` says is true.

    Raises:
        InputError: The file cannot be written, or there is no standard output.
    """
    if target is not None:
        with _file(target) as stream:
            yield stream
        return
    if sys.stdout is None:
        raise InputError("standard output: found: none; accepted: -o FILE")
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"standard output: it cannot be written ({error.strerror})") from None


@contextmanager
def _file(target: Path) -> Iterator[BinaryIO]:
    # A device or a pipe is written as it is: a rename would put a file in its place.
    whole = target.is_file() or not target.exists()
    place = target.resolve() if whole else target
    aside = place.with_name(f".musnad-{secrets.token_hex(8)}.part") if whole else place
    try:
        with aside.open("wb") as file:
            yield file
        if whole:
            if place.exists():
                shutil.copymode(place, aside)
            aside.replace(place)
    except OSError as error:
        raise InputError(f"-o {target}: it cannot be written ({error.strerror})") from None
    finally:
        if whole:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)


def _to_stdout(chunk: str) -> None:
    # A terminal knows its own encoding; a pipe gets UTF-8 whatever the locale says.
    content = chunk if stdout_is_terminal() else chunk.encode("utf-8")
    try:
        click.echo(content, nl=False, color=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"standard output: it cannot be written ({error.strerror})") from None
