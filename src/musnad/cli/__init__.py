"""The command line: ``musnad``."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from importlib import import_module
from typing import Any

import click

from musnad import __version__
from musnad.errors import MusnadError

__all__ = ["main"]

# Name → where it is, and its line in the list: listing the commands imports none of them.
_COMMANDS = {
    "read": ("musnad.cli.read:read", "Every statement of an article, on whose word it stands."),
    "corpus": ("musnad.cli.corpus:corpus", "Many articles, as tables that anybody can open."),
    "trace": ("musnad.cli.trace:trace", "Who copied whom, and on what a story rests."),
    "desk": ("musnad.cli.desk:desk", "Read a library in a browser, right to left."),
    "export": ("musnad.cli.export:export", "Articles in the form that another tool reads."),
    "import": ("musnad.cli.import_:import_", "Corrections made in another tool, as a gold file."),
    "evaluate": ("musnad.cli.evaluate:evaluate", "How good an analysis is, against gold."),
}
# What a shell reports for a program that SIGPIPE ended.
_PIPE_CLOSED = 141


class _Refusal(click.ClickException):
    """An error of ours as the command line shows it."""

    exit_code = 2


class _Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MusnadError as error:
            raise _Refusal(" ".join(str(error).split())) from error
        except BrokenPipeError:
            # Whoever read has enough; the interpreter's last flush must not complain either.
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(_PIPE_CLOSED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="musnad")
def main() -> None:
    """Read Arabic news and see on whose word every statement stands."""
    # What the page extractor logs about a broken page is said in our own message.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
