"""v2lo-map as a reward function of TRL.

GRPOTrainer(reward_funcs=[V2loReward()], ...)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from v2lo_map._client.errors import ScoreFailure
from v2lo_map._client.results import COMPONENTS, Score
from v2lo_map._client.scorer import Scorer
from v2lo_map._trainers.batch import policy_of, reward_of, score_items, score_items_async
from v2lo_map._trainers.columns import column_items


class _Configured:
    """A reward's own configuration; what is not named here is that of Scorer."""

    def __init__(self, on_error: str | None = None, truth_column: str | None = None, **config: Any) -> None:
        # A mistake is told here, not at the first batch, when the model is loaded. No child is started.
        Scorer(**config)
        if on_error is not None:
            policy_of(on_error)
        self.on_error = on_error
        self.truth_column = truth_column
        self.config = config
        self.__name__ = "v2lo_reward"

    def _rewards(self, results: Sequence[Score | ScoreFailure], columns: dict[str, Any]) -> list[float | None]:
        log_metric = columns.get("log_metric")
        scored = [result for result in results if isinstance(result, Score)]
        if callable(log_metric) and scored:
            for name in COMPONENTS:
                log_metric("v2lo/" + name, sum(getattr(result, name) for result in scored) / len(scored))
            log_metric("v2lo/scorer_failed", (len(results) - len(scored)) / len(results))
        return [reward_of(result, self.on_error) for result in results]


class V2loReward(_Configured):
    """A reward function: V2loReward(preset="strict", on_error="none", truth_column="answer")."""

    def __call__(
        self, prompts: Any = None, completions: Sequence[Any] = (), completion_ids: Any = None, **columns: Any
    ) -> list[float | None]:
        """One float for each completion, in order; None where the sample is left out of the batch's statistics."""
        items = column_items(completions, columns, self.truth_column)
        return self._rewards(score_items(items, self.on_error, **self.config), columns)


class V2loRewardAsync(_Configured):
    """The same without blocking the trainer's event loop."""

    async def __call__(
        self, prompts: Any = None, completions: Sequence[Any] = (), completion_ids: Any = None, **columns: Any
    ) -> list[float | None]:
        """As V2loReward."""
        items = column_items(completions, columns, self.truth_column)
        return self._rewards(await score_items_async(items, self.on_error, **self.config), columns)


def v2lo_reward(
    prompts: Any = None, completions: Sequence[Any] = (), completion_ids: Any = None, **columns: Any
) -> list[float | None]:
    """The reward with everything at its default; the truth is the column ground_truth, solution, answer or label."""
    return V2loReward()(prompts=prompts, completions=completions, completion_ids=completion_ids, **columns)
