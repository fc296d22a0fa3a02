"""The desk's file, opened."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from musnad.desk.store.schema import FORMAT, METADATA
from musnad.errors import LibraryError

__all__ = ["NAME", "open_store", "reading"]

NAME = "desk.sqlite"
"""Name of the file inside a library's folder."""
_WAIT = 30
_READS = "musnad_reads"


def open_store(path: Path | str) -> Engine:
    """Open the file in which the desk keeps what people enter; it is made where there is none.

    What a transaction wrote is on the disk when it ends (``synchronous=FULL``).

    Args:
        path: The file.

    Raises:
        LibraryError: It is no such file, or one of another version; nothing is changed.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as base:
            version = base.execute(text("pragma user_version")).scalar_one()
            if not version:
                if base.execute(text("select count(*) from sqlite_master")).scalar_one():
                    raise LibraryError(f"{path}: found: another program's database; accepted: ours")
                METADATA.create_all(base)
                base.execute(text(f"pragma user_version = {FORMAT}"))
            elif version != FORMAT:
                raise LibraryError(
                    f"{path}: found: a desk of format {version}; accepted: format {FORMAT}"
                )
    except DatabaseError as error:
        engine.dispose()
        raise LibraryError(
            f"{path}: found: a file that cannot be used ({error.orig}); accepted: a desk's file, "
            "or none"
        ) from None
    except LibraryError:
        engine.dispose()
        raise
    return engine


def reading(store: Engine) -> AbstractContextManager[Connection]:
    """Open a transaction that only reads: it waits for no writer, and none waits for it."""
    return store.execution_options(**{_READS: True}).connect()


def _prepare(connection: Any, _: object) -> None:
    # The driver's own transactions would begin late and read before they hold the file.
    connection.isolation_level = None
    for line in ("journal_mode = wal", "synchronous = full", "foreign_keys = on"):
        connection.execute(f"pragma {line}")


def _begin(connection: Any) -> None:
    # Who reads and then writes holds the file from the beginning; who only reads holds up nobody.
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("begin" if reads else "begin immediate")
