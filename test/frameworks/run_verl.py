"""verl's own loading of a custom reward function and its naive reward manager, sync and async, on samples of its DataProto."""

import asyncio
import json
import os

import numpy as np
import torch
import verl
from omegaconf import OmegaConf
from verl import DataProto
from verl.experimental.reward_loop.reward_manager.naive import NaiveRewardManager
from verl.trainer.ppo.ray_trainer import RayPPOTrainer
from verl.trainer.ppo.reward import get_custom_reward_fn

import v2lo_verl

TEXTS = ["<map>[]</map><think>t</think><answer>2.5</answer>", "<answer>7</answer>", "noise"]


class Tokenizer:
    """Decodes one id to one of the texts: what stands in a checkpoint's place."""

    def decode(self, ids, skip_special_tokens=True):
        return "".join(TEXTS[int(i)] for i in ids)

    def batch_decode(self, lists, skip_special_tokens=True):
        return [self.decode(ids) for ids in lists]


async def rewards(path, name):
    config = OmegaConf.create({"reward": {"custom_reward_function": {"path": path, "name": name, "reward_kwargs": {"preset": "v2lo"}}}})
    manager = NaiveRewardManager(config, Tokenizer(), get_custom_reward_fn(config))
    manager.loop = asyncio.get_running_loop()
    told = []
    for index in range(len(TEXTS)):
        data = DataProto.from_single_dict(
            {
                "prompts": torch.zeros((1, 1), dtype=torch.long),
                "responses": torch.tensor([[index]]),
                "attention_mask": torch.ones((1, 2), dtype=torch.long),
                "data_source": np.array(["x"], dtype=object),
                "reward_model": np.array([{"ground_truth": np.float64(2.5)}], dtype=object),
                "extra_info": np.array([{"index": np.int64(index), "question": None}], dtype=object),
            }
        )
        told.append(await manager.run_single(data))
    return told


def write_rollouts(told, folder):
    """The trainer's own writing of a step's rollouts, of which nothing but its tokenizer and its executor is made."""
    trainer = object.__new__(RayPPOTrainer)
    trainer.tokenizer = Tokenizer()
    trainer.global_steps = 7
    trainer._init_dump_executor()
    count = len(TEXTS)
    batch = DataProto.from_single_dict(
        {
            "prompts": torch.zeros((count, 1), dtype=torch.long),
            "responses": torch.arange(count).reshape(count, 1),
            "token_level_scores": torch.tensor([[t["reward_score"]] for t in told]),
            "reward_model": np.array([{"ground_truth": 2.5}] * count, dtype=object),
        }
    )
    extra = {key: [t["reward_extra_info"][key] for t in told] for key in told[0]["reward_extra_info"]}
    trainer._log_rollout_data(batch, extra, {}, os.path.join(folder, "log"))
    trainer._shutdown_dump_executor()
    wanted = [{"response": text, "truth": 2.5, "step": 7, "rewards": dict(t["reward_extra_info"], score=t["reward_score"])} for text, t in zip(TEXTS, told)]
    with open(os.path.join(folder, "wanted.json"), "w", encoding="utf-8") as file:
        json.dump(wanted, file)


def main():
    ways = [(path, name) for path in (v2lo_verl.__file__, "pkg://v2lo_map.verl") for name in ("compute_score", "compute_score_async")]
    for path, name in ways:
        told = asyncio.run(rewards(path, name))
        assert [t["reward_score"] for t in told] == [1.0, 0.0, 0.0], told
        keys = {frozenset(t["reward_extra_info"]) for t in told}
        assert len(keys) == 1, keys
        assert all(isinstance(v, float) for t in told for v in t["reward_extra_info"].values())
    write_rollouts(told, os.environ["V2LO_MAP_ROLLOUTS"])
    print(json.dumps({"framework": "verl", "version": verl.__version__, "ran": "get_custom_reward_fn and NaiveRewardManager.run_single, sync and async, the file and the package"}))


if __name__ == "__main__":
    main()
