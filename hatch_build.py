"""Compiles the rooms that read a text into the wheel, where MUSNAD_COMPILE=1 asks for it."""

from __future__ import annotations

import os
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOMS = ("lexicon", "text", "find", "link")
"""What takes the time; the values people hold (model) and the order of the steps stay Python."""

NEEDS = ["mypy[mypyc]>=1.18", "hijridate>=2.3"]


class CompileHook(BuildHookInterface[Any]):
    """Adds extension modules beside the Python files, which stay in the wheel."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what compiling needs: nothing where nobody asks for it."""
        return NEEDS if _asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell the builder what to put where.

        An editable install stays Python: an extension would go on in the place of an edited file.
        """
        if version == "editable" or not _asked():
            return
        self._folder = TemporaryDirectory()
        built = Path(self._folder.name) / "built"
        _compile(Path(self.root), self._folder.name, built)
        for path in sorted(built.rglob("*.*")):
            build_data["force_include"][str(path)] = path.relative_to(built).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, *_: Any) -> None:
        """Remove what compiling has left."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


def _asked() -> bool:
    return os.environ.get("MUSNAD_COMPILE", "") not in ("", "0")


def _compile(root: Path, folder: str, built: Path) -> None:
    from mypyc.build import mypycify
    from setuptools import Distribution

    home = root / "src" / "musnad"
    files = [home / "arabic.py", *(one for room in ROOMS for one in (home / room).rglob("*.py"))]
    modules = sorted(str(one.relative_to(root)) for one in files if one.name != "__init__.py")
    # A C file a module: together they are one of 90 MB, which takes a compiler many minutes.
    with chdir(root):
        extensions = mypycify(
            ["--config-file=", "--follow-imports=silent", *modules],
            opt_level="1",
            debug_level="0",
            multi_file=True,
            target_dir=folder,
        )
        distribution = Distribution({"name": "musnad", "ext_modules": extensions})
        command = distribution.get_command_obj("build_ext")
        command.ensure_finalized()
        command.build_lib, command.build_temp = str(built), folder
        command.parallel = os.cpu_count()
        command.run()
