"""What a person sets: language, digits, months."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine, delete, insert, select

from musnad.desk.store.base import reading
from musnad.desk.store.schema import settings
from musnad.errors import InputError

__all__ = ["CHOICES", "set_to", "settings_of"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("ar", "en"),
    "digits": ("latin", "arabic"),
    "months": ("gregorian", "levantine"),
    "theme": ("system", "light", "dark"),
}
"""Setting → what it may be, the first by default."""


def settings_of(store: Engine, who: str) -> dict[str, str]:
    """Return all settings of a person."""
    with reading(store) as base:
        rows = base.execute(select(settings.c.key, settings.c.value).where(settings.c.who == who))
        found = {row.key: row.value for row in rows}
    return {
        key: found[key] if found.get(key) in values else values[0]
        for key, values in CHOICES.items()
    }


def set_to(store: Engine, who: str, key: str, value: str) -> None:
    """Change a setting.

    Raises:
        InputError: There is no such setting, or it cannot be that.
    """
    if value not in CHOICES.get(key, ()):
        accepted = ", ".join(CHOICES.get(key, CHOICES))
        raise InputError(f"found: {key} = {value}; accepted: {accepted}")
    with store.begin() as base:
        base.execute(delete(settings).where(settings.c.who == who, settings.c.key == key))
        base.execute(insert(settings).values(who=who, key=key, value=value))
