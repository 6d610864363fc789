"""v2lo-map as a reward function of TRL:  GRPOTrainer(reward_funcs=[v2lo_trl.v2lo_reward], ...)"""
import os

from client.batch import score_items, score_items_async
from client.columns import column_items
from client.scorer import COMPONENTS


class V2loReward:
    """A reward function with its own configuration: V2loReward(preset="strict", on_error="none", truth_column="answer")."""

    def __init__(self, on_error=None, truth_column=None, **config):
        self.on_error = on_error
        self.truth_column = truth_column
        self.config = config
        self.__name__ = "v2lo_reward"

    def __call__(self, prompts=None, completions=None, completion_ids=None, **columns):
        """One float for each completion, in order; None where the sample is left out of the batch's statistics."""
        items = column_items(completions, columns, self.truth_column)
        return self._rewards(score_items(items, self._policy(), **self.config), columns)

    def _policy(self):
        return self.on_error or os.environ.get("V2LO_MAP_ON_ERROR", "raise")

    def _rewards(self, results, columns):
        scored = [result for result in results if result is not None]
        log_metric = columns.get("log_metric")
        if callable(log_metric) and scored:
            for name in COMPONENTS:
                log_metric("v2lo/" + name, sum(result[name] for result in scored) / len(scored))
            log_metric("v2lo/scorer_failed", sum(r is None or r["error"] is not None for r in results) / len(results))
        return [None if result is None else result["overall"] for result in results]


class V2loRewardAsync(V2loReward):
    """The same without blocking the trainer's event loop."""

    async def __call__(self, prompts=None, completions=None, completion_ids=None, **columns):
        items = column_items(completions, columns, self.truth_column)
        return self._rewards(await score_items_async(items, self._policy(), **self.config), columns)


def v2lo_reward(prompts=None, completions=None, completion_ids=None, **columns):
    """The reward with everything at its default; the truth is the column ground_truth, solution, answer or label."""
    return V2loReward()(prompts=prompts, completions=completions, completion_ids=completion_ids, **columns)
