"""Each adapter at a faithful stub of its framework's call site."""

import asyncio
import importlib.util
import json
import os
import pickle
import sys
import types
import typing
import unittest
from functools import partial

import rows

PYTHON = os.path.join(rows.HERE, "..", "..", "dist", "python")


def load(file, name):
    """As EasyR1, verl and OpenRLHF load a reward: by path, under a name of their own."""
    spec = importlib.util.spec_from_file_location(name, os.path.join(PYTHON, file))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


class EasyR1(unittest.TestCase):
    def setUp(self):
        self.module = load("v2lo_easyr1.py", "custom_reward_fn")

    def test_batch(self):
        given = [rows.row(i) for i in range(20)]
        inputs = [dict(item, response_length=10, unknown=object()) for item, _ in given]
        scores = partial(self.module.compute_score, **{"preset": "v2lo"})(inputs)
        self.assertEqual([s["overall"] for s in scores], [reward for _, reward in given])
        for score in scores:
            self.assertEqual(set(score), rows.KEYS)
            self.assertTrue(all(type(value) is float for value in score.values()))
        self.assertEqual(self.module.REWARD_TYPE, "batch")

    def test_sequential(self):
        self.assertEqual(self.module.compute_score(rows.row(1)[0])["overall"], 1.0)

    def test_a_file_that_is_loaded_twice_knows_its_own_failures(self):
        bad = [{"response": None, "ground_truth": "x"}]
        for module in (self.module, load("v2lo_easyr1.py", "custom_reward_fn_2")):
            with self.assertRaises(module.ScorerError):
                module.compute_score(bad)

    def test_none_is_refused(self):
        with self.assertRaisesRegex(ValueError, "numbers only"):
            self.module.compute_score([rows.row(1)[0]], on_error="none")


class Verl(unittest.TestCase):
    def setUp(self):
        self.module = load("v2lo_verl.py", "custom_module_1")

    def call(self, function, i, **more):
        item, reward = rows.row(i)
        return reward, function(data_source="x", solution_str=item["response"], ground_truth=item["ground_truth"], **more)

    def test_one_sample(self):
        for i in range(6):
            extra = {"index": 3, "num_turns": None, "rollout_reward_scores": {}, "question": None}
            reward, result = self.call(self.module.compute_score, i, extra_info=extra, reward_router_address="a", reward_model_tokenizer=None)
            self.assertEqual(result["score"], reward)
            self.assertEqual(set(result), rows.KEYS | {"score"})

    def test_async(self):
        import inspect

        self.assertTrue(inspect.iscoroutinefunction(self.module.compute_score_async))
        reward, waiting = self.call(self.module.compute_score_async, 1, extra_info={})
        self.assertEqual(asyncio.run(waiting)["score"], reward)

    def test_nothing_in_the_module_keeps_it_from_being_pickled_by_value(self):
        # What cloudpickle does with a function of a module that cannot be imported: it pickles its globals.
        import threading

        self.call(self.module.compute_score, 1)
        kept = (types.ModuleType, types.FunctionType, type, type(typing.Any), str, int, float, list, dict, tuple, type(None))
        for name, value in vars(self.module).items():
            if name.startswith("__") or name == "annotations":
                continue
            self.assertIsInstance(value, kept, name)
            self.assertNotIsInstance(value, type(threading.Lock()), name)


class Trl(unittest.TestCase):
    def setUp(self):
        import v2lo_trl

        self.module = v2lo_trl

    def columns(self, n):
        given = [rows.row(i) for i in range(n)]
        completions = [item["response"] for item, _ in given]
        return completions, {"ground_truth": [item["ground_truth"] for item, _ in given]}, [reward for _, reward in given]

    def test_strings_and_messages(self):
        completions, columns, rewards = self.columns(6)
        reward = self.module.v2lo_reward
        self.assertEqual(reward.__name__, "v2lo_reward")
        extra = {"trainer_state": object(), "log_extra": print, "log_metric": lambda name, value: None, "image": [object()] * 6}
        self.assertEqual(reward(prompts=["p"] * 6, completions=completions, completion_ids=[[1]] * 6, **columns, **extra), rewards)
        messages = [[{"role": "assistant", "content": c}] for c in completions]
        self.assertEqual(reward(prompts=["p"] * 6, completions=messages, **columns), rewards)
        blocks = [[{"role": "assistant", "content": [{"type": "text", "text": c}]}] for c in completions]
        self.assertEqual(reward(prompts=["p"] * 6, completions=blocks, **columns), rewards)

    def test_lengths_are_checked(self):
        completions, columns, _ = self.columns(3)
        with self.assertRaisesRegex(ValueError, "column ground_truth: expected 3 values, received 1"):
            self.module.v2lo_reward(completions=completions, ground_truth=columns["ground_truth"][:1])
        with self.assertRaisesRegex(ValueError, "expected a column with the truth"):
            self.module.v2lo_reward(completions=completions, prompts=["a"] * 3)

    def test_none_for_what_cannot_be_scored(self):
        completions, columns, rewards = self.columns(3)
        reward = self.module.V2loReward(on_error="none")
        with self.assertLogs("v2lo_map", "WARNING"):
            self.assertEqual(reward(completions=[completions[0], None, completions[2]], **columns), [rewards[0], None, rewards[2]])

    def test_metrics(self):
        completions, columns, rewards = self.columns(3)
        seen = {}
        self.module.v2lo_reward(completions=completions, log_metric=seen.__setitem__, **columns)
        self.assertAlmostEqual(seen["v2lo/overall"], sum(rewards) / 3)
        self.assertEqual(seen["v2lo/scorer_failed"], 0)

    def test_pickles(self):
        completions, columns, rewards = self.columns(2)
        for reward in (self.module.v2lo_reward, self.module.V2loReward(preset="v2lo", truth_column="ground_truth")):
            self.assertEqual(pickle.loads(pickle.dumps(reward))(completions=completions, **columns), rewards)

    def test_async(self):
        completions, columns, rewards = self.columns(2)
        self.assertEqual(asyncio.run(self.module.V2loRewardAsync()(completions=completions, **columns)), rewards)


class MsSwift(unittest.TestCase):
    def test_plugin(self):
        class ORM:
            def __init__(self, args=None, **kwargs):
                self.args = args

        for package in ("swift.rewards", "swift.plugin"):
            stub = types.ModuleType(package)
            stub.ORM, stub.orms = ORM, {}
            sys.modules.update({"swift": types.ModuleType("swift"), package: stub})
            try:
                load("v2lo_ms_swift.py", "v2lo_ms_swift")
                reward = stub.orms["v2lo_map"](args=None)
                given = [rows.row(i) for i in range(4)]
                rewards = reward([item["response"] for item, _ in given], solution=[item["ground_truth"] for item, _ in given], messages=[[]] * 4)
                self.assertEqual(rewards, [expected for _, expected in given])
            finally:
                del sys.modules["swift"], sys.modules[package]


class OpenRlhf(unittest.TestCase):
    def setUp(self):
        self.module = load("v2lo_openrlhf.py", "reward_func")

    def test_prompts_are_stripped(self):
        given = [rows.row(i) for i in range(4)]
        prompts = ["<|im_start|>user\n%d<|im_end|>\n<|im_start|>assistant\n" % i for i in range(4)]
        queries = [p + item["response"] + "<|im_end|>" for p, (item, _) in zip(prompts, given)]
        told = self.module.reward_func(queries, prompts, [item["ground_truth"] for item, _ in given])
        self.assertEqual([float(r) for r in told["rewards"]], [expected for _, expected in given])
        self.assertEqual(set(told["extra_logs"]), rows.KEYS - {"overall"})

    def test_empty(self):
        told = self.module.reward_func([], [], [])
        self.assertEqual(list(told["rewards"]), [])


class Finding(unittest.TestCase):
    def test_a_written_copy_finds_its_scorer_from_anywhere(self):
        import subprocess
        import tempfile

        command = [word for word in __import__("shlex").split(os.environ["V2LO_MAP_COMMAND"])]
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(command + ["adapter", "EasyR1", "--write", folder], capture_output=True, text=True, check=True)
            path = run.stdout.strip()
            self.assertEqual(os.path.dirname(path), os.path.realpath(folder))
            code = "import json, v2lo_easyr1 as v; print(json.dumps(v.compute_score([json.loads(%r)], preset='v2lo')))" % json.dumps(rows.row(1)[0])
            env = {k: v for k, v in os.environ.items() if not k.startswith("V2LO_MAP")}
            out = subprocess.run([sys.executable, "-c", code], cwd=folder, env=dict(env, PATH="/usr/bin:/bin"), capture_output=True, text=True)
            self.assertEqual(out.returncode, 0, out.stderr)
            self.assertEqual(json.loads(out.stdout)[0]["overall"], 1.0)

    def test_what_is_missing_is_named(self):
        import v2lo_easyr1 as v

        kept, where = dict(os.environ), os.getcwd()
        try:
            os.environ.pop("V2LO_MAP_COMMAND")
            os.environ["PATH"] = "/nowhere"
            os.environ.pop("V2LO_NODE", None)
            with self.assertRaisesRegex(v.ScorerError, "expected Node 20 or later, received no program node on the PATH; install it"):
                v.scorer_command()
        finally:
            os.environ.clear()
            os.environ.update(kept)
            os.chdir(where)


if __name__ == "__main__":
    unittest.main()
