"""verifiers v1: its NeMo Gym task set asks a running service, and a task takes our reward by its name."""

import asyncio
import json
import os
import tempfile
from importlib.metadata import version

import verifiers.v1 as vf
from verifiers.v1.graph import MessageNode
from verifiers.v1.tasksets import NeMoGymConfig, NeMoGymTaskset
from verifiers.v1.tasksets.nemo_gym import NeMoGymTaskConfig
from verifiers.v1.tasksets.nemo_gym.toolset import NeMoGymState
from verifiers.v1.trace import Trace, TraceTask
from verifiers.v1.types import AssistantMessage, UserMessage

from service import GOOD, row, serve

ASKED = 100


def trace_of(task, said, state):
    nodes = [
        MessageNode(message=UserMessage(content="How far?")),
        MessageNode(parent=0, message=AssistantMessage(content=said), sampled=True),
    ]
    about = TraceTask.model_construct(type="stub", data=task.data)
    # Who answered, and where, is not known of a stub.
    return Trace.model_construct(id="1", task=about, state=state, nodes=nodes, rewards={}, metrics={}, info={}, root_reply=None)


async def reward_of(task, said, state=None):
    trace = trace_of(task, said, state or vf.State())
    await task.setup(trace, None)
    await task.score(trace)
    return trace


async def ask_service(url, rows):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows.jsonl")
        with open(path, "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(r) + "\n" for r in rows)
        tasks = list(NeMoGymTaskset(NeMoGymConfig(dataset=path, task=NeMoGymTaskConfig(resources_url=url))).load())
    good, wrong, unscorable = tasks
    trace = await reward_of(good, GOOD % "2.4", NeMoGymState())
    assert trace.rewards["nemo_gym"].score == 1.0 and trace.metrics["v2lo_format"] == 1.0, trace.rewards
    assert trace.info["nemo_gym"]["reward_components"]["accuracy"] == 1.0
    assert (await reward_of(wrong, "B", NeMoGymState())).rewards["nemo_gym"].score == 0.0
    try:
        await reward_of(unscorable, GOOD % "2.4", NeMoGymState())
        raise AssertionError("a row without a truth got a reward")
    except vf.TaskError as error:
        assert "422" in str(error), error
    # Each of these opens a connection of its own for /seed_session and one for /verify.
    said = [GOOD % "2.4" if i % 2 else "B" for i in range(ASKED)]
    traces = await asyncio.gather(*(reward_of(good, text, NeMoGymState()) for text in said))
    assert [t.rewards["nemo_gym"].score for t in traces] == [float(i % 2) for i in range(ASKED)]


class Data(vf.TaskData):
    answer: str = ""


async def plug_in():
    plugged = {"v2lo": {"fn": "v2lo_map.verifiers:v2lo_reward", "weight": 0.5}}
    config = vf.TaskConfig.model_validate({"rewards": plugged})
    os.environ["V2LO_MAP_PRESET"] = "v2lo"
    trace = await reward_of(vf.Task(Data(answer="2.5"), config), GOOD % "2.4")
    assert (trace.rewards["v2lo"].score, trace.rewards["v2lo"].weight) == (1.0, 0.5) and trace.metrics["v2lo_format"] == 1.0
    try:
        await reward_of(vf.Task(Data(), config), GOOD % "2.4")
        raise AssertionError("a task without a truth got a reward")
    except vf.TaskError as error:
        assert "bad-truth" in str(error), error


with serve() as url:
    asyncio.run(ask_service(url, [row(), row(), row(truth=None)]))
asyncio.run(plug_in())
print(json.dumps({"framework": "verifiers v1", "version": version("verifiers"), "ran": "NeMoGymTaskset with resources_url on serve, %s rollouts at once, and v2lo_reward by name; a row without a truth was an error of its task" % format(ASKED, ",")}))
