"""Who does the work: the options that the commands over a library share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import click

from musnad.errors import MissingExtraError

if TYPE_CHECKING:
    from musnad.corpus.engine import Engine

__all__ = ["engine_of", "engine_options", "require_corpus"]


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say who does the work."""
    for option in (
        click.option(
            "--engine",
            "runner",
            type=click.Choice(["native", "ray"]),
            default="native",
            show_default=True,
            help="Processes of this machine, or of a Ray cluster.",
        ),
        click.option("--address", metavar="HOST:PORT", help="The Ray cluster; else one is begun."),
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            help="How many processes; else one a processor.",
        ),
    ):
        command = option(command)
    return command


def engine_of(runner: Literal["native", "ray"], address: str | None, workers: int | None) -> Engine:
    """Return the engine that the options ask for.

    Raises:
        UsageError: They do not go together.
    """
    from musnad.corpus.engine import Engine, default_workers

    if address and runner != "ray":
        raise click.UsageError("--address: found: --engine native; accepted: --engine ray")
    return Engine(runner, workers or default_workers(), address)


def require_corpus(command: str) -> None:
    """Go on only where the extra is there.

    Raises:
        MissingExtraError: It is not.
    """
    try:
        import daft  # noqa: F401
        import duckdb  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            f"{command}: found: no {error.name}; accepted: pip install 'musnad[corpus]'"
        ) from None
