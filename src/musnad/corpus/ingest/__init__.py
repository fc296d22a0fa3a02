"""Reading what people have: text files, saved pages and JSON lines.

>>> from io import BytesIO
>>> [loaded] = load(BytesIO("قال شاهد إن الجسر سقط.".encode()), name="-")
>>> loaded.article.text
'قال شاهد إن الجسر سقط.'
"""

from musnad.corpus.ingest.encoding import MAX_BYTES
from musnad.corpus.ingest.load import Failed, Loaded, load

__all__ = ["MAX_BYTES", "Failed", "Loaded", "load"]
