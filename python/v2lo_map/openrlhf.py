"""v2lo-map as the reward function of OpenRLHF.

--reward.remote_url /path/v2lo_openrlhf.py
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from v2lo_map._client.errors import ArgumentError
from v2lo_map._trainers.batch import numbers_of, numbers_only, score_items


def reward_func(
    queries: Sequence[str], prompts: Sequence[str], labels: Sequence[Any], on_error: str | None = None, **config: Any
) -> dict[str, Any]:
    """Tensors where torch is there, else lists. ``queries`` hold prompt and special tokens, and are scored without."""
    if not len(queries) == len(prompts) == len(labels):
        received = f"{len(queries)} queries, {len(prompts)} prompts and {len(labels)} labels"
        told = f"expected as many prompts and labels as queries, received {received}; give each query its own"
        raise ArgumentError("bad-request", told)
    items = [{"response": q, "strip_prompt": p, "ground_truth": t} for q, p, t in zip(queries, prompts, labels)]
    rows = [numbers_of(result) for result in score_items(items, numbers_only(on_error, "OpenRLHF"), **config)]
    rewards = [row["overall"] for row in rows]
    names = [name for name in rows[0] if name != "overall"] if rows else []
    logs = {name: [row[name] for row in rows] for name in names}
    try:
        from torch import tensor
    except ImportError:
        return {"rewards": rewards, "scores": list(rewards), "extra_logs": logs}
    return {
        "rewards": tensor(rewards),
        "scores": tensor(rewards),
        "extra_logs": {n: tensor(v) for n, v in logs.items()},
    }
