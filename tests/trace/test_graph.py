"""Where chains end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.trace.graph import Hop, Root, Told, lineage, union
from musnad.trace.witness import Named, Witnesses

WHO = Witnesses()
_LINE = re.compile(r"(\w+): (.+?)(?: \| (copied|family) (\w+))?$")


def _cases() -> Iterator[tuple[str, list[str], str]]:
    title, lines = "", []
    for line in (Path(__file__).parent / "roots.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            title = line.strip("# …")
        elif line.startswith("="):
            yield title, lines, line[1:].strip()
            lines = []
        elif line:
            lines.append(line)


def _told(line: str) -> Told:
    match = _LINE.match(line)
    assert match, line
    name, chain, how, other = match.groups()
    *parts, last = chain.split(" < ")
    written, _, kind = last.rpartition(" (")
    kind = kind.rstrip(")")
    outlet, *hops = [Hop(WHO.outlet(part), part) for part in ([*parts] or [written])]
    source = None if kind == "voice" else written
    cites = WHO.outlet(source) if source and kind == "media" else ""
    return Told(
        id=name,
        article=name,
        outlet=outlet,
        hops=hops,
        source=source if not cites or cites != outlet.key else None,
        kind=None if kind == "voice" or (cites and cites == outlet.key) else kind,
        named=WHO.named(source) if source else Named(),
        copied=(other,) if how == "copied" else (),
        family=other if how == "family" else name,
        cites=cites if cites != outlet.key else "",
    )


def _shown(group: list[Root]) -> str:
    root = group[-1] if group[0].kind == "named" else group[0]
    if root.kind == "circle":
        return "circle"
    return f"named: {root.name}" if root.kind == "named" else f"{root.kind} {root.told_to}"


def _fits(group: list[Root], expected: str) -> bool:
    kind, _, name = expected.partition(" ")
    if kind.startswith("named"):
        return any(root.kind == "named" and name in root.name for root in group)
    if kind == "circle":
        return group[0].kind == "circle"
    return group[0].kind == kind and group[0].key == WHO.outlet(name)


@pytest.mark.parametrize(
    ("lines", "expected"), [case[1:] for case in _cases()], ids=[case[0] for case in _cases()]
)
def test_roots(lines: list[str], expected: str) -> None:
    versions = [_told(line) for line in lines]
    groups = union([root for some in lineage(versions).roots.values() for root in some])
    wanted = expected.split("; ")
    assert len(groups) == len(wanted), [_shown(group) for group in groups]
    assert all(any(_fits(group, one) for group in groups) for one in wanted)


OUTLETS = [Hop(name, name) for name in "abcd"]


@st.composite
def _worlds(draw: st.DrawFn) -> list[Told]:
    versions = []
    for number in range(draw(st.integers(1, 6))):
        outlet = draw(st.sampled_from(OUTLETS))
        others = [hop for hop in OUTLETS if hop != outlet]
        kind = draw(st.sampled_from(["person", "anonymous", "media", None]))
        cited = draw(st.sampled_from(others))
        versions.append(
            Told(
                id=str(number),
                article=str(number),
                outlet=outlet,
                hops=draw(st.lists(st.sampled_from(others), max_size=2, unique=True)),
                source={"person": "زيد", "media": cited.name}.get(kind or "", kind),
                kind=kind,
                named=Named(frozenset(("زيد",))) if kind == "person" else Named(),
                copied=draw(st.lists(st.sampled_from("012345"), max_size=2)),
                family=draw(st.sampled_from(["f", str(number)])),
                cites=cited.key if kind == "media" else "",
            )
        )
    return versions


@given(_worlds(), st.randoms(use_true_random=False))
def test_every_chain_ends_and_the_order_decides_nothing(versions, random) -> None:  # type: ignore[no-untyped-def]
    found = lineage(versions)
    assert all(found.roots[version.id] for version in versions)
    shuffled = list(versions)
    random.shuffle(shuffled)
    again = lineage(shuffled)
    assert (again.roots, again.circles) == (found.roots, found.circles)
