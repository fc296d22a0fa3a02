"""How much memory a process and those it begins hold at most."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

_PROC = Path("/proc")
_EVERY = 0.1


def watched(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for a process and return the most that it held, and any that it began, in megabytes.

    Zeros where the system has no /proc.
    """
    own, peaks = 0.0, {0: 0.0}
    while process.poll() is None:
        for one in _family(process.pid):
            if one == process.pid:
                own = max(own, _peak(one))
            else:
                peaks[one] = max(peaks.get(one, 0.0), _peak(one))
        time.sleep(_EVERY)
    return own, max(peaks.values())


def _family(root: int) -> list[int]:
    """Return a process and all that come from it."""
    parents = {pid: parent for pid in _pids() if (parent := _parent(pid)) is not None}
    found = [root]
    for one in found:
        found += [pid for pid, parent in parents.items() if parent == one]
    return found


def _pids() -> list[int]:
    if not _PROC.is_dir():
        return []
    return [int(path.name) for path in _PROC.iterdir() if path.name.isdigit()]


def _parent(pid: int) -> int | None:
    try:
        return int((_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return None


def _peak(pid: int) -> float:
    try:
        status = (_PROC / str(pid) / "status").read_text()
    except OSError:
        return 0.0
    held = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(held[0]) / 1024 if held else 0.0
