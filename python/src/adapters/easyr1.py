"""v2lo-map as the reward function of EasyR1:  worker.reward.reward_function=/path/v2lo_easyr1.py:compute_score"""
from client.batch import numbers_of, numbers_only, score_items

# Upstream reads these; the paper's fork reads `worker.reward.reward_type=batch` instead.
REWARD_NAME = "v2lo"
REWARD_TYPE = "batch"


def compute_score(reward_inputs, on_error=None, **config):
    """A batch (or one input) to dicts of numbers, "overall" first; `config` is `reward_function_kwargs`."""
    single = isinstance(reward_inputs, dict)
    results = score_items([reward_inputs] if single else reward_inputs, numbers_only(on_error, "EasyR1"), **config)
    scores = [numbers_of(result) for result in results]
    return scores[0] if single else scores
