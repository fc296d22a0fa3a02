"""Each format, whole, on a small article."""

import pytest
from golden_files import FOLDER, GOLDEN


@pytest.mark.parametrize("name", GOLDEN)
def test_as_in_the_golden_file(name: str) -> None:
    assert GOLDEN[name]() == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(GOLDEN)
