"""Lets the tests of this folder share `strategies`, the one home of strategies."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
