"""What pairs lead between, as groups: each member with the least of its group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

__all__ = ["united"]

Member = TypeVar("Member", int, str)


def united(
    members: Iterable[Member], pairs: Iterable[tuple[Member, Member]]
) -> dict[Member, Member]:
    """Return for each member, in order, the least that pairs lead to.

    Args:
        members: What there is; who is in no pair stands for itself.
        pairs: Of members.

    >>> united("abcd", [("c", "b"), ("b", "d")])
    {'a': 'a', 'b': 'b', 'c': 'b', 'd': 'b'}
    """
    parent = {member: member for member in sorted(members)}

    def least(member: Member) -> Member:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, other in pairs:
        low, high = sorted((least(one), least(other)))
        parent[high] = low
    return {member: least(member) for member in parent}
