"""Whose turn it is: hosts one after the other, so that their delays pass together."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from musnad.corpus.web.address import Address
from musnad.corpus.web.link import Link

__all__ = ["Task", "Turns"]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be fetched.

    Attributes:
        input: The address that a person gave.
        number: The place of the link among all found there, from 1; 0 for ``input`` itself.
        address: Where to fetch it.
        link: What the page that leads there says.
        depth: How many lists lead there.
        leaf: True where it is taken for a page, whatever it is.
    """

    input: str
    number: int
    address: Address
    link: Link
    depth: int
    leaf: bool


class Turns:
    """Tasks that wait: those of a host in order, and the hosts in turn."""

    def __init__(self) -> None:
        self._hosts: deque[deque[Task]] = deque()
        self._of: dict[str, deque[Task]] = {}

    def add(self, task: Task) -> None:
        """Let a task wait, behind those of its host."""
        waiting = self._of.get(task.address.host)
        if waiting is None:
            waiting = self._of[task.address.host] = deque()
            self._hosts.append(waiting)
        waiting.append(task)

    def next(self) -> Task | None:
        """Return the next task, which then waits no more; None where there is none."""
        if not self._hosts:
            return None
        waiting = self._hosts.popleft()
        task = waiting.popleft()
        if waiting:
            self._hosts.append(waiting)
        else:
            del self._of[task.address.host]
        return task
