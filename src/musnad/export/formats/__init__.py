"""Out into the tools people use, one file a format; the list of them is `FORMATS`.

>>> from io import BytesIO
>>> import musnad
>>> out = BytesIO()
>>> write([musnad.read("قال شاهد إن الجسر سقط.")], "csv", out)
>>> out.getvalue().decode("utf-8-sig").splitlines()[0][:26]
'article,title,outlet,date,'
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from musnad.export.formats.registry import FIELDS, FORMATS, Format, format_named
from musnad.model import Analysis

__all__ = ["FIELDS", "FORMATS", "Format", "format_named", "write"]


def write(analyses: Iterable[Analysis], name: str, to: Path | BinaryIO) -> None:
    """Write articles in a format of `FORMATS`.

    Args:
        analyses: What to write, read one at a time.
        name: The format.
        to: A file, or an open binary stream, which stays open.

    Raises:
        InputError: There is no such format, or more articles than it holds.
        MissingExtraError: The format needs a package that is not installed.
        OSError: The file cannot be written.
    """
    form = format_named(name)
    form.require()
    if isinstance(to, Path):
        with to.open("wb") as stream:
            form.write(analyses, stream)
    else:
        form.write(analyses, to)
