"""v2lo-map as the reward function of EasyR1.

worker.reward.reward_function=/path/v2lo_easyr1.py:compute_score
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from v2lo_map._trainers.batch import numbers_of, numbers_only, score_items

# Upstream reads these; the paper's fork reads `worker.reward.reward_type=batch` instead.
REWARD_NAME = "v2lo"
REWARD_TYPE = "batch"


def compute_score(
    reward_inputs: dict[str, Any] | Sequence[dict[str, Any]], on_error: str | None = None, **config: Any
) -> Any:
    """A batch (or one input) to dicts of numbers, "overall" first; `config` is `reward_function_kwargs`."""
    single = isinstance(reward_inputs, dict)
    rows = [reward_inputs] if isinstance(reward_inputs, dict) else reward_inputs
    results = score_items(rows, numbers_only(on_error, "EasyR1"), **config)
    scores = [numbers_of(result) for result in results]
    return scores[0] if single else scores
