"""The templates, with the words and the taste of who reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader

from musnad.desk.web.catalogue import Taste
from musnad.export.context import flat
from musnad.export.controls import bare
from musnad.export.jinja import environment
from musnad.export.words import Language

__all__ = ["render"]


@cache
def _environment(language: Language) -> Environment:
    """Return the templates of the desk and, below them, those of the report."""
    loader = ChoiceLoader([PackageLoader("musnad.desk.web"), PackageLoader("musnad.export")])
    made = environment(loader, language)
    made.filters.update(flat=flat, bare=bare)
    return made


def render(name: str, taste: Taste, values: Mapping[str, Any]) -> str:
    """Return a page."""
    template = _environment(taste.language).get_template(name)
    return template.render(
        taste=taste,
        say=taste.say,
        fault=taste.fault,
        figure=taste.figure,
        share=taste.share,
        day=taste.day,
        **values,
    )
