"""``musnad desk``: a library, read in a browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from musnad.errors import MissingExtraError

__all__ = ["desk"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="Read a library in a browser, right to left.")
@click.argument("library", metavar="[LIBRARY]", required=False)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Where to answer on this machine; else any that is free.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Where to answer; people on other machines come in with accounts.",
)
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="A name by which people ask for this machine; any other is refused.",
)
@click.option("--certificate", metavar="FILE", type=_FILE, help="Of TLS, in PEM.")
@click.option("--key", metavar="FILE", type=_FILE, help="The key of the certificate, in PEM.")
@click.option("--offline", is_flag=True, help="Fetch nothing from the web.")
@click.option("--no-open", is_flag=True, help="Only print the link; open no browser.")
def desk(
    library: str | None,
    port: int,
    host: str,
    names: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    offline: bool,
    no_open: bool,
) -> None:
    """Show LIBRARY in the browser: its articles, stories and outlets; add to it, and correct.

    Without LIBRARY it is one in your folder for data, which is made when there is none.

    It answers on this machine only (127.0.0.1), unless told, and needs no network. The link that it
    prints opens the desk once, in one browser. Ctrl+C ends it.

    With another --host, whoever came by the link makes the accounts, first of all an admin's, on
    the page of people; all others come in with name and password.
    """
    try:
        from platformdirs import user_data_path

        from musnad.desk.web.serve import Where, serve
    except ImportError as error:
        raise MissingExtraError(
            f"musnad desk: found: no {error.name}; accepted: pip install 'musnad[desk]'"
        ) from None
    from musnad.corpus.library import open_library
    from musnad.desk.shelf import Shelf
    from musnad.desk.store.base import NAME, open_store

    if bool(certificate) != bool(key):
        raise click.UsageError(
            "found: one of --certificate and --key; accepted: both, or neither of them"
        )
    if library is None:
        own = user_data_path("musnad", appauthor=False) / "library"
        own.parent.mkdir(parents=True, exist_ok=True)
        opened = open_library(str(own), create=True)
        click.echo(f"library: {own}", err=True)
    else:
        opened = open_library(library)
    store = open_store(Path(opened.root) / NAME)
    where = Where(host, port, names, certificate, key)
    if not where.here_only and not certificate:
        click.echo(
            "warning: found: no --certificate; names, passwords and articles travel so that others "
            "on the network can read them",
            err=True,
        )

    def ready(link: str) -> None:
        click.echo(f"{link}\nThe link opens once. Ctrl+C ends the desk.", err=False)
        if not no_open:
            webbrowser.open(link)

    serve(Shelf(opened), store, where, ready, offline=offline)
