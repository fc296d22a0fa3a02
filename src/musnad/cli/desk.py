"""``musnad desk``: a library, read in a browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from musnad.errors import MissingExtraError

__all__ = ["desk"]


@click.command(short_help="Read a library in a browser, right to left.")
@click.argument("library", metavar="LIBRARY")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Where to answer on this machine; else any that is free.",
)
@click.option("--no-open", is_flag=True, help="Only print the link; open no browser.")
def desk(library: str, port: int, no_open: bool) -> None:
    """Show LIBRARY in the browser: its articles, stories and outlets.

    It answers on this machine only (127.0.0.1) and needs no network. The link that it prints opens
    the desk once, in one browser. Ctrl+C ends it.
    """
    try:
        from musnad.desk.web.serve import serve
    except ImportError as error:
        raise MissingExtraError(
            f"musnad desk: found: no {error.name}; accepted: pip install 'musnad[desk]'"
        ) from None
    from musnad.corpus.library import open_library
    from musnad.desk.shelf import Shelf
    from musnad.desk.store.base import NAME, open_store

    opened = open_library(library)
    store = open_store(Path(library) / NAME)

    def ready(link: str) -> None:
        click.echo(f"{link}\nThe link opens once. Ctrl+C ends the desk.", err=False)
        if not no_open:
            webbrowser.open(link)

    serve(Shelf(opened), store, port, ready)
