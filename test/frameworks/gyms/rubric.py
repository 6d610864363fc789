"""A rubric of our own in an environment of verifiers, whose model is a stub, up to its releases 0.3."""

import asyncio
import json
from importlib.metadata import version

import verifiers as vf
from datasets import Dataset

from v2lo_map import ScorerError
from v2lo_map.verifiers import V2loRubric

GOOD = "<map>[]</map><think>t</think><answer>%s</answer>"


def state_of(answer, said, **row):
    completion = [{"role": "assistant", "content": said}]
    return vf.State(input=dict(row, answer=answer, prompt=[]), prompt=[], completion=completion, trajectory=[], answer=answer, info=row.get("info", {}))


async def run():
    rubric = V2loRubric(preset="v2lo")
    group = [state_of("2.5", GOOD % "2.4"), state_of("", GOOD % "B", info={"ground_truth": "B"}), state_of("B", "B")]
    await rubric.score_group(group)
    assert [state["reward"] for state in group] == [1.0, 1.0, 0.0], [state["reward"] for state in group]
    assert group[0]["metrics"]["v2lo_format"] == 1.0 and group[0]["metrics"]["v2lo_scorer_failed"] == 0.0
    assert abs(group[0]["advantage"] - 1 / 3) < 1e-9
    await rubric.score_rollout(group[2])
    assert group[2]["reward"] == 0.0

    # What cannot be scored is no reward: a plain rubric would have logged it and said 0.
    unscorable = [state_of("B", GOOD % "B"), state_of("", GOOD % "B")]
    try:
        await rubric.score_group(unscorable)
        raise AssertionError("a row without a truth got a reward")
    except ScorerError as error:
        assert "[1] bad-truth" in str(error), error
    await V2loRubric(on_error="zero", preset="v2lo").score_group(unscorable)
    assert [state["metrics"]["v2lo_scorer_failed"] for state in unscorable] == [0.0, 1.0]

    # Beside functions of one's own, and in an environment that verifiers makes itself.
    rubric.add_reward_func(lambda completion: 0.5, weight=2.0)
    await rubric.score_group(group)
    assert group[0]["reward"] == 2.0
    rows = [{"question": "How far is the sofa?", "answer": "2.5"}]
    environment = vf.SingleTurnEnv(dataset=Dataset.from_list(rows), rubric=V2loRubric(preset="v2lo"))
    assert any("v2lo_overall" in name for name in environment.rubric._get_reward_func_names())


asyncio.run(run())
print(json.dumps({"framework": "verifiers", "version": version("verifiers"), "ran": "V2loRubric.score_group and score_rollout on its own states, beside another function; a row without a truth raised, never a silent 0"}))
