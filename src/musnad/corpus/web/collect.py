"""From addresses to a folder that a corpus is read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from musnad.corpus.raw import Reject
from musnad.corpus.web.address import Address
from musnad.corpus.web.archive import Archive
from musnad.corpus.web.courier import Courier
from musnad.corpus.web.discover import MOST_LINKS, Found, Kind, discover
from musnad.corpus.web.entries import Entries
from musnad.corpus.web.fetch import Response
from musnad.corpus.web.link import Link
from musnad.corpus.web.reasons import rejected
from musnad.corpus.web.turns import Task, Turns
from musnad.errors import FetchError

__all__ = [
    "ENTRIES",
    "MOST_PAGES",
    "PAGES",
    "Event",
    "Fetched",
    "Held",
    "Listed",
    "Noted",
    "collect",
]

PAGES = "pages.warc.gz"
"""The file with the pages."""
ENTRIES = "entries.jsonl"
"""The file with the entries of feeds that have no link."""
MOST_PAGES = 100_000
"""Links that are followed, of all addresses given."""

_DEEPEST = 3
# What leads to pages and to lists; a feed and a sitemap lead to pages alone.
_LEAD_ANYWHERE = ("index", "list")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page was fetched and is in the archive.

    Attributes:
        input: The address that a person gave.
        number: The place of the link among all found there, from 1; 0 for ``input`` itself.
        address: The page's, after redirects.
        link: What the feed or sitemap says of it.
        size: Of the page, in bytes.
    """

    input: str
    number: int
    address: str
    link: Link
    size: int


@dataclass(frozen=True, slots=True)
class Held:
    """A page was in the archive before, and is not fetched again.

    Attributes:
        input: As in `Fetched`.
        number: As in `Fetched`.
        address: What would have been asked for.
    """

    input: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An address leads to others, which are fetched in their turn.

    Attributes:
        input: As in `Fetched`.
        address: What was fetched.
        kind: What it is.
        links: How many of its links are to be followed; those known already are not counted.
    """

    input: str
    address: str
    kind: Kind
    links: int


@dataclass(frozen=True, slots=True)
class Noted:
    """Entries of a feed that have no link are in the file of entries.

    Attributes:
        input: As in `Fetched`.
        address: The feed's.
        entries: How many are new there.
    """

    input: str
    address: str
    entries: int


Event = Fetched | Held | Listed | Noted | Reject


def collect(
    addresses: Iterable[str],
    folder: Path,
    *,
    courier: Courier | None = None,
    offline: bool = False,
    most: int = MOST_PAGES,
) -> Iterator[Event]:
    """Fetch what addresses lead to, into a folder; what is there already is not fetched again.

    Pages go into `PAGES`, entries of feeds without a link into `ENTRIES`. Both may be read while
    this goes on, and after a crash the same call goes on where it was.

    Args:
        addresses: Of pages, feeds, sitemaps, or lists of addresses; which, is seen when they are
            fetched.
        folder: It is made if there is none.
        courier: Who fetches, and with which manners.
        offline: Fetch nothing: each address is a reject.
        most: Links that are followed, of all addresses together.

    Yields:
        What becomes of each address and each link, as soon as it is known.

    Raises:
        InputError: There is a file `PAGES` in the folder, and it is no whole archive.
        OSError: The folder cannot be written to.
    """
    if offline:
        for text in addresses:
            message = "found: an address, and nothing is to be fetched; accepted: files"
            yield rejected(FetchError("offline", message), input=text, number=0, address=text)
        return
    folder.mkdir(parents=True, exist_ok=True)
    with Archive(folder / PAGES) as archive:
        entries = Entries(folder / ENTRIES)
        yield from _Collection(archive, entries, courier or Courier(), most).run(addresses)


class _Collection:
    """What is known and what is to be done."""

    def __init__(self, archive: Archive, entries: Entries, courier: Courier, most: int) -> None:
        self._archive = archive
        self._entries = entries
        self._courier = courier
        self._room = most
        self._turns = Turns()
        self._seen: set[Address] = set()
        self._numbers: Counter[str] = Counter()

    def run(self, addresses: Iterable[str]) -> Iterator[Event]:
        """Yield what becomes of all."""
        for text in addresses:
            try:
                address = self._courier.parse(text)
            except FetchError as error:
                yield rejected(error, input=text, number=0, address=text)
                continue
            self._wait(Task(text, 0, address, Link(text), 0, leaf=False))
        while task := self._turns.next():
            yield from self._do(task)

    def _wait(self, task: Task) -> bool:
        """Let a task wait its turn, unless it has had or will have it; tell which."""
        if task.address in self._seen:
            return False
        self._seen.add(task.address)
        self._turns.add(task)
        return True

    def _do(self, task: Task) -> Iterator[Event]:
        if str(task.address) in self._archive.held:
            yield Held(task.input, task.number, str(task.address))
            return
        try:
            response = self._courier.fetch(task.address)
            found = Found("page")
            if not task.leaf:
                found = discover(response.body, response.header("content-type"))
        except FetchError as error:
            yield _reject(task, error)
            return
        if found.kind == "page":
            yield self._keep(task, response)
        else:
            yield from self._lead(task, response, found)

    def _keep(self, task: Task, response: Response) -> Event:
        self._archive.add(response, self._courier.now())
        size = len(response.body)
        return Fetched(task.input, task.number, str(response.address), task.link, size)

    def _lead(self, task: Task, response: Response, found: Found) -> Iterator[Event]:
        """Follow the links of a feed, a sitemap or a list, and note what has none."""
        if found.fault:
            yield _reject(task, FetchError("bad-record", found.fault))
        if found.kind in _LEAD_ANYWHERE and task.depth >= _DEEPEST:
            message = f"found: a list, {_DEEPEST} lists deep; accepted: pages and feeds"
            yield _reject(task, FetchError("too-deep", message))
            return
        followed = 0
        for new in self._behind(task, response, found):
            if isinstance(new, Reject):
                yield new
            elif self._wait(new):
                followed += 1
                self._room -= 1
        noted = sum(self._entries.add(entry, found.title) for entry in found.entries)
        yield Listed(task.input, str(response.address), found.kind, followed)
        if noted:
            yield Noted(task.input, str(response.address), noted)

    def _behind(self, task: Task, response: Response, found: Found) -> Iterator[Task | Reject]:
        """Yield what the links lead to, as long as there is room."""
        leaf = found.kind not in _LEAD_ANYWHERE
        for place, link in enumerate(found.links):
            if place == MOST_LINKS or self._room <= 0:
                yield _reject(task, _left_out(found, place))
                return
            self._numbers[task.input] += 1
            number = self._numbers[task.input]
            try:
                address = self._courier.join(response.address, link.goal)
            except FetchError as error:
                yield rejected(error, input=task.input, number=number, address=link.goal)
            else:
                yield Task(task.input, number, address, link, task.depth + 1, leaf)


def _left_out(found: Found, place: int) -> FetchError:
    message = f"found: {len(found.links):,} links or more; accepted: the first {place:,}"
    return FetchError("too-many-links", message)


def _reject(task: Task, error: FetchError) -> Reject:
    return rejected(error, input=task.input, number=task.number, address=str(task.address))
