"""``pip install musnad`` alone stays small: what it brings, compiled, as it lies on the disk."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from importlib.util import cache_from_source
from pathlib import Path

from packaging.requirements import Requirement

_MOST = 80_000_000
_SOURCE = Path(__file__).parents[2] / "src/musnad"


def _needed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> None:
    """Collect what a package needs, and what that needs in turn."""
    if (name, extras) in seen:
        return
    seen.add((name, extras))
    for line in distribution(name).requires or ():
        needed = Requirement(line)
        chosen = extras or {""}
        if needed.marker is None or any(needed.marker.evaluate({"extra": x}) for x in chosen):
            _needed(needed.name.lower().replace("_", "-"), frozenset(needed.extras), seen)


def _files(package: Distribution) -> Iterator[Path]:
    for file in package.files or ():
        path = Path(str(package.locate_file(file)))
        if path.suffix != ".pyc" and path.is_file():
            yield path


def _size(path: Path) -> int:
    """Return the bytes of a file, and of what Python makes of it."""
    size = path.stat().st_size
    if path.suffix != ".py":
        return size
    compiled = Path(cache_from_source(str(path)))
    if compiled.exists():
        return size + compiled.stat().st_size
    return size + len(marshal.dumps(compile(path.read_bytes(), str(path), "exec")))


def test_what_is_installed_by_default_stays_small() -> None:
    found: set[tuple[str, frozenset[str]]] = set()
    _needed("musnad", frozenset(), found)
    names = {name for name, _ in found} - {"musnad"}
    sizes = {name: sum(map(_size, _files(distribution(name)))) for name in names}
    own = (path for path in _SOURCE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    sizes["musnad"] = sum(map(_size, own))
    # An editable installation would have hidden our own weight, a lost extra all the others'.
    assert sizes["musnad"] > 3_000_000
    assert sizes["lxml"] > 5_000_000
    assert sum(sizes.values()) <= _MOST, sorted(sizes.items(), key=lambda one: -one[1])
