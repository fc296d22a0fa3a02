"""The templates, with the words and the taste of who reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from musnad.desk.web.catalogue import Taste
from musnad.export.context import flat
from musnad.export.controls import pieces, show
from musnad.export.words import Language, counted, sign, word

__all__ = ["render"]


@cache
def _environment(language: Language) -> Environment:
    """Return the templates of the desk and, below them, those of the report."""
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=ChoiceLoader(
            [PackageLoader("musnad.desk.web"), PackageLoader("musnad.export")],
        ),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        t=partial(word, language=language),
        sign=sign,
        counted=partial(counted, language=language),
    )
    made.filters.update(pieces=pieces, show=show, flat=flat)
    return made


def render(name: str, taste: Taste, values: Mapping[str, Any]) -> str:
    """Return a page."""
    template = _environment(taste.language).get_template(name)
    return template.render(
        taste=taste,
        say=taste.say,
        figure=taste.figure,
        share=taste.share,
        day=taste.day,
        **values,
    )
