"""Files of any kind as single records, streamed."""

from musnad.corpus.ingest.raws.job import Caps
from musnad.corpus.ingest.raws.read import read_raws

__all__ = ["Caps", "read_raws"]
