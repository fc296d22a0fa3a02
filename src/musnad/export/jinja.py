"""The templates of the pages and pictures: everything from outside is escaped."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING

from musnad.export.controls import pieces, show
from musnad.export.words import Language, counted, sign, word

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment, Template

__all__ = ["environment", "template"]


@cache
def template(name: str, language: Language) -> Template:
    """Return a template of ``templates/``, with the words of that language at hand."""
    # Imported here: `import musnad` and every other format start without a template engine.
    from jinja2 import FunctionLoader

    return environment(FunctionLoader(_source), language).get_template(name)


def environment(loader: BaseLoader, language: Language) -> Environment:
    """Return what makes templates of a loader's, with the words of that language at hand."""
    from jinja2 import Environment, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        t=partial(word, language=language),
        sign=sign,
        counted=partial(counted, language=language),
    )
    made.filters.update(pieces=pieces, show=show)
    return made


def _source(name: str) -> str:
    path = resources.files("musnad.export").joinpath(f"templates/{name}")
    return path.read_bytes().decode("utf-8")
