"""The scorers that all functions of a process share."""

from __future__ import annotations

import json
from typing import Any

from v2lo_map._client.registry import process_registry
from v2lo_map._client.scorer import Scorer


def _shared_scorer(**config: Any) -> Scorer:
    """One Scorer for each way to run one: the reward is said with every request, so it needs no child of its own."""
    registry = process_registry()
    # A file may be loaded twice under two names, and each copy has results of its own classes.
    key = (Scorer, json.dumps(config, sort_keys=True, default=repr))
    scorer: Scorer = registry.get(key) or registry.setdefault(key, Scorer(**config))
    return scorer
