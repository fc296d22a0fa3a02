"""What writes to a stream, read piece by piece while it writes: nothing is held as a whole."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import BinaryIO, cast

__all__ = ["piped"]

_PIECE = 1 << 16
_AHEAD = 8
_TICK = 0.5


class _Sink(io.RawIOBase):
    """The end that is written to: it waits for a slow reader, and stops when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: Queue[bytes | BaseException | None] = Queue(_AHEAD)
        self.gone = Event()
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: object) -> int:
        piece = bytes(memoryview(data).cast("B"))  # type: ignore[arg-type]
        self._at += len(piece)
        if piece:
            self.put(piece)
        return len(piece)

    def put(self, piece: bytes | BaseException | None) -> None:
        while not self.gone.is_set():
            try:
                return self.pieces.put(piece, timeout=_TICK)
            except Full:
                continue
        raise BrokenPipeError


def piped(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    """Yield what a function writes, while it writes in a thread of its own.

    Who stops reading stops it.

    Args:
        write: Is given the stream.

    Raises:
        Exception: Whatever it raises, where it raised it.
    """
    sink = _Sink()

    def work() -> None:
        try:
            stream = io.BufferedWriter(sink, _PIECE)
            write(cast(BinaryIO, stream))
            # A format may have closed it.
            if not stream.closed:
                stream.flush()
            sink.put(None)
        except BrokenPipeError:
            return
        except BaseException as error:
            sink.put(error)

    worker = Thread(target=work, daemon=True)
    worker.start()
    try:
        while (piece := _next(sink, worker)) is not None:
            yield piece
    finally:
        sink.gone.set()


def _next(sink: _Sink, worker: Thread) -> bytes | None:
    while True:
        alive = worker.is_alive()
        try:
            piece = sink.pieces.get(timeout=_TICK)
        except Empty:
            if alive:
                continue
            raise RuntimeError("what wrote ended without a word") from None
        if isinstance(piece, BaseException):
            raise piece
        return piece
