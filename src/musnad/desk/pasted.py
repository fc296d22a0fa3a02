"""Articles that were pasted to be read, and are not kept: they are gone when the desk ends."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from hashlib import blake2b
from threading import Lock

from musnad.analyze import analyze
from musnad.desk.shelf import AbsentError
from musnad.model import Analysis, Article

__all__ = ["Pasted"]

_MOST = 50


class Pasted:
    """The last articles that were pasted, by their ids."""

    def __init__(self) -> None:
        self._read: OrderedDict[str, Analysis] = OrderedDict()
        self._lock = Lock()

    def add(self, article: Article) -> str:
        """Read an article and return its id, a hash of all it says."""
        parts = (article.text, article.title, article.outlet, article.date)
        name = blake2b(repr(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
        read = analyze(replace(article, id=name))
        with self._lock:
            self._read[name] = read
            self._read.move_to_end(name)
            while len(self._read) > _MOST:
                self._read.popitem(last=False)
        return name

    def article(self, name: str) -> Analysis:
        """Return an article.

        Raises:
            AbsentError: It is not, or no longer, there.
        """
        with self._lock:
            if name not in self._read:
                raise AbsentError(name)
            return self._read[name]
