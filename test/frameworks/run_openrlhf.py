"""OpenRLHF's own executor of a single turn, with the file and with the HTTP route as its reward."""

import asyncio
import importlib.metadata
import json
import os
import subprocess
import types

from openrlhf.utils.agent import SingleTurnAgentExecutor

import v2lo_trl  # its folder is where the file lies

FILE = v2lo_trl.__file__.replace("v2lo_trl", "v2lo_openrlhf")
PROMPT = "<|im_start|>user\nWhere?<|im_end|>\n<|im_start|>assistant\n"
TEXTS = {1: PROMPT, 2: "<map>[]</map><think>t</think><answer>B</answer>", 3: "<|im_end|>"}


class Tokenizer:
    def __call__(self, text, add_special_tokens=False, return_tensors=None):
        import torch

        return {"input_ids": torch.tensor([[1]])}

    def decode(self, ids, skip_special_tokens=False):
        return "".join(TEXTS[int(i)] for i in ids)


class Engine:
    async def generate(self, ids, params, multi_modal_data=None):
        return types.SimpleNamespace(outputs=[types.SimpleNamespace(token_ids=[2, 3], finish_reason="stop", logprobs=None)])


async def reward_by(url):
    sampling = types.SimpleNamespace(max_tokens=100, logprobs=None)
    executor = SingleTurnAgentExecutor(remote_rm_url=url)
    return await executor.execute(PROMPT, "B", sampling, 1000, Tokenizer(), Engine())


def number(value):
    value = value[0] if hasattr(value, "__len__") and not hasattr(value, "item") else value
    return float(value)


def main():
    import shlex

    server = subprocess.Popen(shlex.split(os.environ["V2LO_MAP_COMMAND"]) + ["serve", "--port", "0", "--preset", "v2lo", "--exit-with-parent"], stdout=subprocess.PIPE, text=True)
    try:
        url = json.loads(server.stdout.readline())["url"] + "/get_reward"
        for way in (FILE, url):
            output = asyncio.run(reward_by(way))
            assert number(output["reward"]) == 1.0 and number(output["scores"]) == 1.0, (way, output)
            assert number(output["extra_logs"]["format"]) == 1.0, output
    finally:
        server.terminate()
        server.wait()
    print(json.dumps({"framework": "openrlhf", "version": importlib.metadata.version("openrlhf"), "ran": "SingleTurnAgentExecutor.execute with the file and with /get_reward"}))


if __name__ == "__main__":
    main()
