"""Articles as people corrected them, as gold."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Engine

from musnad.corpus.analyses import analysis_of
from musnad.corpus.library import Library
from musnad.desk.store.log import history
from musnad.desk.store.overlay import corrected
from musnad.errors import LibraryError

__all__ = ["gold_lines"]


def gold_lines(library: Library, store: Engine) -> Iterator[str]:
    """Yield each article that has corrections in force as a line of JSON, in the order of ids.

    The lines have the form of ``docs/format.md``, as ``musnad read --format jsonl`` writes it. A
    correction whose place is not found is not in them; `corrected` lists it. An article that the
    library no longer holds is left out.
    """
    entries = history(store)
    for article in sorted({one.article for one in entries}):
        try:
            analysis = analysis_of(library, article)
        except LibraryError:
            continue
        found = corrected(analysis, [one for one in entries if one.article == article])
        if found.rejected or set(found.states) - {"machine"}:
            yield json.dumps(found.analysis.to_dict(), ensure_ascii=False)
