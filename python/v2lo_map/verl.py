"""v2lo-map as the reward function of verl.

reward.custom_reward_function.path=/path/v2lo_verl.py  name=compute_score
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from v2lo_map._client.errors import ScoreFailure
from v2lo_map._client.results import Score
from v2lo_map._trainers.batch import numbers_of, numbers_only, score_items, score_items_async
from v2lo_map._trainers.columns import _KNOWN_COLUMNS, names_besides


def _item(solution_str: Any, ground_truth: Any, extra_info: Any) -> dict[str, Any]:
    extra = extra_info if isinstance(extra_info, Mapping) else {}
    known = {name: extra[name] for name in _KNOWN_COLUMNS if extra.get(name) is not None}
    return dict(names_besides(extra), **known, response=solution_str, ground_truth=ground_truth)


def _given(**config: Any) -> dict[str, Any]:
    return {name: value for name, value in config.items() if value is not None}


def _reward(result: Score | ScoreFailure) -> dict[str, float]:
    numbers = numbers_of(result)
    return dict(numbers, score=numbers["overall"])


def compute_score(
    data_source: Any = None,
    solution_str: Any = None,
    ground_truth: Any = None,
    extra_info: Any = None,
    on_error: str | None = None,
    preset: Any = None,
    options: Any = None,
    timeout: float | None = None,
    retries: int | None = None,
    framing: str | None = None,
    command: Any = None,
    **of_the_framework: Any,
) -> dict[str, float]:
    """One sample to a dict of numbers, "score" among them, always under the same keys."""
    config = _given(preset=preset, options=options, timeout=timeout, retries=retries, framing=framing, command=command)
    items = [_item(solution_str, ground_truth, extra_info)]
    return _reward(score_items(items, numbers_only(on_error, "verl"), **config)[0])


async def compute_score_async(
    data_source: Any = None,
    solution_str: Any = None,
    ground_truth: Any = None,
    extra_info: Any = None,
    on_error: str | None = None,
    preset: Any = None,
    options: Any = None,
    timeout: float | None = None,
    retries: int | None = None,
    framing: str | None = None,
    command: Any = None,
    **of_the_framework: Any,
) -> dict[str, float]:
    """compute_score for verl's asynchronous path (name=compute_score_async)."""
    config = _given(preset=preset, options=options, timeout=timeout, retries=retries, framing=framing, command=command)
    items = [_item(solution_str, ground_truth, extra_info)]
    return _reward((await score_items_async(items, numbers_only(on_error, "verl"), **config))[0])
