"""`musnad read` needs nothing of the extra ``corpus``."""

from __future__ import annotations

import subprocess
import sys

EXTRAS = ("pyarrow", "fastwarc", "py3langid", "feedparser", "daft", "duckdb", "ray", "numpy")


def test_reading_articles_needs_no_extra() -> None:
    program = (
        "import sys\n"
        f"for name in {EXTRAS!r}: sys.modules[name] = None\n"
        "import io, musnad.cli\n"
        "from musnad.corpus.ingest import load\n"
        "page = '<html><body><p>' + 'قال شاهد إن الجسر سقط. ' * 20\n"
        "for text in ('قال شاهد.', page):\n"
        "    print(len(list(load(io.BytesIO(text.encode()), name='-'))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "1"]
