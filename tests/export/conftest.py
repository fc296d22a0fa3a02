"""Lets the tests of this folder share `export_cases`, `export_gold` and `strategies`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(1, str(Path(__file__).parents[1]))
