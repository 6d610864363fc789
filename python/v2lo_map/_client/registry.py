"""What lives as long as the process."""

from __future__ import annotations

import sys
import types
from typing import Any


def process_registry() -> dict[Any, Any]:
    """A dict outside of every module of ours, whose functions so stay picklable by value."""
    return sys.modules.setdefault("_v2lo_map_scorers", types.ModuleType("_v2lo_map_scorers")).__dict__
