"""ms-swift's own registry and its loading of an external plugin."""

import ast
import collections
import json
import os
import types
from typing import Dict, Optional

import swift
import torch
import transformers
from packaging import version
from swift.rewards import orms
from swift.utils import JsonlWriter, import_external_file

import v2lo_trl  # its folder is where the plugin lies

FILE = v2lo_trl.__file__.replace("v2lo_trl", "v2lo_ms_swift")


class Quiet:
    """In place of the trainer of transformers: what it would print and count is not looked at."""

    def log(self, logs, start_time=None):
        pass


def trainer_that_logs():
    """
    The methods of ms-swift's GRPOTrainer that write rollouts, from its own source: importing the class takes a TRL older
    than the one that is tried beside it.
    """
    source = os.path.join(os.path.dirname(swift.__file__), "rlhf_trainers", "grpo_trainer.py")
    with open(source, encoding="utf-8") as file:
        found = next(n for n in ast.parse(file.read()).body if isinstance(n, ast.ClassDef) and n.name == "GRPOTrainer")
    found.bases = [ast.Name("Quiet", ast.Load())]
    found.decorator_list = []
    found.body = [n for n in found.body if isinstance(n, ast.FunctionDef) and n.name in ("log", "_prepare_metrics")]
    names = {"Quiet": Quiet, "JsonlWriter": JsonlWriter, "os": os, "torch": torch, "transformers": transformers, "version": version, "Dict": Dict, "Optional": Optional}
    names.update(deque=collections.deque, defaultdict=collections.defaultdict)
    exec(compile(ast.fix_missing_locations(ast.Module([found], [])), source, "exec"), names)
    return names["GRPOTrainer"]()


def write_rollouts(folder, reward, texts):
    trainer = trainer_that_logs()
    settings = dict(output_dir=folder, log_completions=True, generation_batch_size=len(texts), log_entropy=False, report_to=[])
    settings.update(wandb_log_unique_prompts=False, num_completions_to_print=None)
    trainer.args = types.SimpleNamespace(**settings)
    trainer.top_entropy_quantile = 1.0
    trainer.model = types.SimpleNamespace(training=True)
    trainer.accelerator = types.SimpleNamespace(is_main_process=True)
    os.makedirs(folder)
    trainer._prepare_metrics()
    wanted = []
    for step in (1, 2):
        solutions = ["B"] * len(texts)
        rewards = reward(completions=texts, solution=solutions, messages=[[]] * len(texts), trainer_state=None)
        trainer.state = types.SimpleNamespace(global_step=step)
        # What its rollout puts there, in the same order: see _log_and_gather in the same file.
        trainer._logs["prompt"].extend("Where is the sofa? " + str(step) for _ in texts)
        trainer._logs["completion"].extend(texts)
        trainer._logs.setdefault("solution", collections.deque(maxlen=len(texts))).extend(solutions)
        trainer._logs["rewards"]["V2loReward"].extend(rewards)
        trainer._logs["advantages"].extend([0.5] + [float("nan")] * (len(texts) - 1))
        trainer.log({})
        wanted += [{"response": t, "truth": "B", "step": step, "rewards": {"V2loReward": r}} for t, r in zip(texts, rewards)]
    return wanted


def main():
    import_external_file(FILE)
    reward = orms["v2lo_map"](args=None)
    text = "<map>[]</map><think>t</think><answer>B</answer>"
    rewards = reward(completions=[text, "noise"], solution=["B", "B"], messages=[[], []], trainer_state=None)
    assert rewards == [1.0, 0.0], rewards
    rollouts = os.environ["V2LO_MAP_ROLLOUTS"]
    wanted = write_rollouts(os.path.join(rollouts, "log"), reward, [text, "noise"])
    with open(os.path.join(rollouts, "wanted.json"), "w", encoding="utf-8") as file:
        json.dump(wanted, file)
    print(json.dumps({"framework": "ms-swift", "version": swift.__version__, "ran": "import_external_file, orms and a call as GRPOTrainer makes it"}))


if __name__ == "__main__":
    main()
