"""NeMo Gym's own agent, client and rollout statistics against a running service; only the model is a stub."""

import asyncio
import json
from importlib.metadata import version

import uvicorn
from fastapi import FastAPI
from nemo_gym.base_resources_server import AggregateMetrics
from nemo_gym.config_types import BaseServerConfig
from nemo_gym.reward_profile import compute_aggregate_metrics
from nemo_gym.server_utils import GlobalAIOHTTPAsyncClientConfig, ServerClient, set_global_aiohttp_client
from omegaconf import OmegaConf
from responses_api_agents.simple_agent.app import SimpleAgent, SimpleAgentConfig

from service import GOOD, response, row, serve

# Agent and collector share the 1,024 connections of one client here, and a rollout takes two of them.
ROLLOUTS = 400


async def start(app):
    """Serves an app in the running loop, to which Gym's client belongs; gives its port."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    task = asyncio.create_task(server.serve())
    while not server.started and not task.done():
        await asyncio.sleep(0.05)
    return server.servers[0].sockets[0].getsockname()[1]


def stub_model():
    """A model that says the metadata it is given."""
    app = FastAPI()

    @app.post("/v1/responses")
    async def responses(body: dict):
        usage = dict(input_tokens=9, output_tokens=5, total_tokens=14, input_tokens_details={"cached_tokens": 0}, output_tokens_details={"reasoning_tokens": 0})
        return response(body["metadata"]["said"], usage)

    return app


def rollout(task, index, said, **more):
    asked = row(**more)
    asked["responses_create_params"]["metadata"] = {"said": said}
    return dict(asked, _ng_task_index=task, _ng_rollout_index=index)


async def run(urls):
    host, port = urls["v2lo"].removeprefix("http://").split(":")
    places = {
        # As the configuration of a run says where a server is that it need not start: without an entrypoint.
        "v2lo_map": {"resources_servers": {"v2lo_map": {"host": host, "port": int(port)}}},
        "model": {"responses_api_models": {"model": {"host": "127.0.0.1", "port": await start(stub_model())}}},
        "agent": {"responses_api_agents": {"agent": {"host": "127.0.0.1", "port": 0}}},
    }
    client = ServerClient(
        head_server_config=BaseServerConfig(host="127.0.0.1", port=1), global_config_dict=OmegaConf.create(places)
    )
    set_global_aiohttp_client(GlobalAIOHTTPAsyncClientConfig())
    config = SimpleAgentConfig(
        name="agent", host="127.0.0.1", port=0, entrypoint="app.py",
        resources_server={"type": "resources_servers", "name": "v2lo_map"},
        model_server={"type": "responses_api_models", "name": "model"},
    )
    agent = SimpleAgent(config=config, server_client=client)
    app = agent.setup_webserver()
    agent.setup_exception_middleware(app)
    client.global_config_dict.agent.responses_api_agents.agent.port = await start(app)
    assert await asyncio.to_thread(client.poll_for_status, "v2lo_map") == "success"

    async def collect(given):
        answered = await client.post("agent", "/run", json=given)
        return answered.status, json.loads(await answered.read())

    status, said = await collect(rollout(0, 0, GOOD % "2.4", extra={"kept": [1.5]}))
    assert status == 200 and said["reward"] == 1.0 and said["extra"] == {"kept": [1.5]}, said
    assert said["reward_components"] == {"format": 1, "accuracy": 1, "map": 0, "consistency": 0, "reasoning": 0}
    status, said = await collect(rollout(0, 0, GOOD % "2.4", truth=None))
    assert status == 500 and "bad-truth" in str(said), said

    given = [rollout(i // 4, i % 4, GOOD % "2.4" if i % 3 else "B") for i in range(ROLLOUTS)]
    answers = await asyncio.gather(*map(collect, given))
    assert [said["reward"] for _, said in answers] == [float(i % 3 > 0) for i in range(ROLLOUTS)]

    # What Gym itself makes of these rollouts, number by number.
    told = [{k: v for k, v in said.items() if k != "responses_create_params"} for _, said in answers]
    reply = await client.post("agent", "/aggregate_metrics", json={"verify_responses": told})
    ours, theirs = AggregateMetrics.model_validate_json(await reply.read()), compute_aggregate_metrics(told)
    for ours_of, theirs_of in [(ours.agent_metrics, theirs.agent_metrics), (ours.key_metrics, theirs.key_metrics)]:
        assert {n: v for n, v in ours_of.items() if "/" in n} == approximately(theirs_of), (ours_of, theirs_of)
    assert len(ours.group_level_metrics) == len(theirs.group_level_metrics) == ROLLOUTS // 4
    for ours_of, theirs_of in zip(ours.group_level_metrics, theirs.group_level_metrics):
        assert ours_of["_ng_task_index"] == theirs_of["_ng_task_index"] and ours_of["num_rollouts"] == theirs_of["num_rollouts"]
        assert {n: v for n, v in ours_of.items() if "/" in n} == approximately({n: v for n, v in theirs_of.items() if "/" in n})

    # A service that says 0 to what it cannot score says in Gym's own words that it is none.
    # Releases after 0.4 remember addresses.
    getattr(client, "_server_base_urls", {}).clear()
    client.global_config_dict.v2lo_map.resources_servers.v2lo_map.port = int(urls["zero"].rsplit(":", 1)[1])
    status, said = await collect(rollout(0, 0, GOOD % "2.4", truth=None))
    assert status == 200 and said["_ng_failure_class"] == said["failure_kind"] == "verifier_error" and said["mask_sample"] is True


class approximately(dict):
    """Numbers to compare with, which pandas adds up in another order."""

    def __eq__(self, other):
        return self.keys() == other.keys() and all(abs(self[n] - other[n]) < 1e-9 for n in self)

    __hash__ = None


with serve() as plain, serve("--on-error", "zero") as zero:
    asyncio.run(run({"v2lo": plain, "zero": zero}))
print(json.dumps({"framework": "nemo gym", "version": version("nemo-gym"), "ran": "SimpleAgent.run on serve, %s rollouts at once; /aggregate_metrics number by number as compute_aggregate_metrics; a row without a truth was an error, or masked" % format(ROLLOUTS, ",")}))
