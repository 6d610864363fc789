"""v2lo-map as the reward function of verl:  reward.custom_reward_function.path=/path/v2lo_verl.py  (name=compute_score)"""
import collections.abc

from client.batch import numbers_of, numbers_only, score_items, score_items_async


def _item(solution_str, ground_truth, extra_info):
    extra = extra_info if isinstance(extra_info, collections.abc.Mapping) else {}
    known = {name: extra[name] for name in ("question", "choices", "true_layout") if extra.get(name) is not None}
    return dict(known, response=solution_str, ground_truth=ground_truth)


def _config(preset, options, timeout, retries, framing, command):
    given = dict(preset=preset, options=options, timeout=timeout, retries=retries, framing=framing, command=command)
    return {name: value for name, value in given.items() if value is not None}


def _reward(result):
    numbers = numbers_of(result)
    return dict(numbers, score=numbers["overall"])


def compute_score(
    data_source=None, solution_str=None, ground_truth=None, extra_info=None, on_error=None,
    preset=None, options=None, timeout=None, retries=None, framing=None, command=None, **of_the_framework,
):
    """One sample to a dict of numbers, "score" among them, always under the same keys."""
    config = _config(preset, options, timeout, retries, framing, command)
    return _reward(score_items([_item(solution_str, ground_truth, extra_info)], numbers_only(on_error, "verl"), **config)[0])


async def compute_score_async(
    data_source=None, solution_str=None, ground_truth=None, extra_info=None, on_error=None,
    preset=None, options=None, timeout=None, retries=None, framing=None, command=None, **of_the_framework,
):
    """compute_score for verl's asynchronous path (name=compute_score_async)."""
    config = _config(preset, options, timeout, retries, framing, command)
    results = await score_items_async([_item(solution_str, ground_truth, extra_info)], numbers_only(on_error, "verl"), **config)
    return _reward(results[0])
