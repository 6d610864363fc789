"""The package v2lo_map: its types, what it shows in a notebook, and how it lives in processes."""

import asyncio
import concurrent.futures
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import rows

PACKAGE = os.path.join(rows.HERE, "..", "..", "python")
sys.path.insert(0, PACKAGE)

import v2lo_map as v
import v2lo_map.trl

RESPONSE = """<map>[{"object_name": "fridge", "bbox": [-2.2, 0.3, -1.4, 1.1]},
{"object_name": "sofa", "bbox": [-0.5, 2.6, 1.5, 3.5]}, {"object_name": "lamp", "bbox": [2.0, 2.8, 2.4, 3.2]}]</map>
<think>...</think><answer>A</answer>"""
HOSTILE = '<script>alert(1)</script>"&\''


def hostile_map():
    return json.dumps([{"object_name": HOSTILE, "bbox": [0, 1, 2, 2]}, {"object_name": "tv", "bbox": [3, 3, 2, 4]}])


def reward_in_another_process(reward):
    return reward(completions=[rows.GOOD, "nothing"], ground_truth=["2.5", "2.5"])


class Scores(unittest.TestCase):
    def test_are_numbers_and_failures_are_not(self):
        good, bad = v.score([{"response": rows.GOOD, "ground_truth": "2.5"}, {"response": None, "ground_truth": "x"}])
        self.assertIsInstance(good, v.Score)
        self.assertEqual(list(good.to_dict()), [*v.COMPONENTS, "measured", "flags", "error"])
        self.assertIsInstance(bad, v.ScoreFailure)
        self.assertEqual(bad.code, "bad-response")
        self.assertFalse(hasattr(bad, "overall"))
        with self.assertRaisesRegex(v.ScoreFailure, "^expected a response that is text"):
            v.score_one({"response": None, "ground_truth": "x"})

    def test_take_their_preset_with_each_call_of_one_child(self):
        row = {"response": "<map>[]</map><think>t</think><answer>B</answer>", "ground_truth": "B"}
        from v2lo_map._client.shared import _shared_scorer

        v.score([row])
        pid = _shared_scorer()._link().child.pid
        lenient = {"weights": {"format": 0.5, "accuracy": 0.5}}
        wrong = dict(row, ground_truth="C")
        told = [v.score_one(wrong, "v2lo").overall, v.score_one(wrong, "v2lo", lenient).overall]
        self.assertEqual(told, [0.1, 0.5])
        self.assertNotEqual(v.score_one(row, "strict").measured, v.score_one(row, "v2lo").measured)
        self.assertEqual(v.ask(RESPONSE, "How long is the sofa?").answer, "2")
        self.assertEqual(_shared_scorer()._link().child.pid, pid)
        with self.assertRaises(v.ScorerError) as caught:
            v.score([row], preset="nope")
        self.assertEqual(caught.exception.code, "bad-option")

    def test_and_tools_in_one_batch_keep_their_order(self):
        from v2lo_map._client.work import _ToolCall, _Work

        for framing in ("length", "lines"):
            with v.Scorer(framing=framing) as scorer:
                items = [rows.row(1)[0], _ToolCall("size", {"map": RESPONSE, "object": "sofa"}), 5, _ToolCall("size", {"map": RESPONSE, "object": "tv"}), _ToolCall("nope", {}), rows.row(2)[0]]
                told = scorer._run(_Work(items, {"preset": "v2lo"}, 4))
                kinds = [v.Score, dict, v.ScoreFailure, v.V2loError, v.V2loError, v.Score]
                self.assertEqual([type(one) for one in told], kinds)
                self.assertEqual([told[3].code, told[4].code], ["no-such-object", "bad-option"])


class Tools(unittest.TestCase):
    def test_many_calls_cost_each_other_nothing(self):
        with v.Scorer() as scorer:
            told = scorer.call_all([("size", {"map": RESPONSE, "object": name}) for name in ["sofa", "tv"] * 100])
            self.assertEqual([type(one) for one in told], [dict, v.V2loError] * 100)
            with self.assertRaisesRegex(v.V2loError, 'expected "tool" to be one of read_map'):
                scorer.call("nope", {})
            # What is no object of arguments, and what is too long.
            for arguments in ({"map": [[]] * 3}, {"map": "x" * 2_000_000, "object": "a"}):
                with self.assertRaises(v.V2loError):
                    scorer.call("size", arguments)

    def test_arguments_that_json_has_not_are_the_callers_mistake(self):
        with v.Scorer() as scorer:
            deep = []
            for _ in range(100):
                deep = [deep]
            for value, told in ((object(), "received object"), (b"map", "received bytes; decode it"), (Path("a"), "received [A-Za-z]*Path"), (deep, "at most 64 levels")):
                with self.assertRaisesRegex(v.ArgumentError, "^arguments of size: expected .*" + told) as caught:
                    scorer.call("size", {"map": value, "object": "sofa"})
                self.assertIsInstance(caught.exception, ValueError)
                self.assertEqual(caught.exception.code, "bad-option")
            with self.assertRaisesRegex(v.ArgumentError, "^options: expected .* received object"):
                scorer.score([], options={"weights": object()})
        for wrong in (lambda: v.Scorer(preset="strct"), lambda: v2lo_map.trl.V2loReward(preset="strct"), lambda: v.nearest(RESPONSE, candidates="sofa"), lambda: v.nearest(RESPONSE, candidates=5), lambda: v.ask(RESPONSE, "x", "sofa"), lambda: v.ask([], "x"), lambda: v.Scorer(framing="x")):
            with self.assertRaisesRegex(v.ArgumentError, "expected .*, received .*; "):
                wrong()

    def test_the_names_of_the_rewards_are_those_of_the_library(self):
        from v2lo_map._client.scorer import _PRESETS

        with self.assertRaisesRegex(v.ScorerError, "^expected a preset: %s, or an object" % ", ".join(map(repr, _PRESETS))):
            v.score([rows.row(1)[0]], preset="nope")

    def test_a_layout_goes_there_and_back(self):
        layout = v.parse_layout(RESPONSE)
        self.assertEqual([one.id for one in layout.objects], ["fridge", "sofa", "lamp"])
        self.assertEqual(v.parse_layout(layout.to_json()), layout)
        boxes = '{"origin": "world", "floor": [[0, 0], [4, 0], [4, 3]], "objects": [{"id": "a", "label": "a", "box": {"minX": 0, "minY": 0, "maxX": 1, "maxY": 1}, "zRange": [0, 2], "headingDeg": 90, "footprint": [[0, 0], [1, 0], [1, 1]]}]}'
        whole = v.parse_layout(boxes)
        self.assertEqual(json.loads(whole.to_json()), json.loads(boxes))
        self.assertEqual((whole.objects[0].z_range, whole.objects[0].heading_deg, whole.floor[2]), ((0.0, 2.0), 90.0, (4.0, 3.0)))
        self.assertEqual(pickle.loads(pickle.dumps(whole)), whole)

    def test_diagnostics_say_what_was_lost(self):
        layout = v.parse_layout('[{"object_name": "tv", "bbox": [3, 3, 2, 4]}, {"object_name": "sofa", "bbox": [1]}]')
        self.assertEqual(len(layout.objects), 1)
        self.assertIn("error", [one.severity for one in layout.diagnostics])
        self.assertTrue(all(one.message for one in layout.diagnostics))
        with self.assertRaises(v.V2loError) as caught:
            v.parse_layout("no map at all")
        self.assertEqual(caught.exception.code, "unreadable-text")

    def test_a_solution_says_how_it_comes_about(self):
        question = "Measuring from the closest points between the two objects, what is the distance between the fridge and the sofa in meters?"
        solution = v.ask(v.parse_layout(RESPONSE), question)
        self.assertEqual((solution.answer, solution.unit), ("1.75", "m"))
        self.assertIn("sqrt(0.9^2 + 1.5^2)", solution.derivation)
        self.assertTrue(solution.quantities and solution.notes)
        choice = v.ask(RESPONSE, "Which is nearest to the camera?", ["sofa", "fridge"]).choice
        self.assertEqual((choice.letter, choice.text), ("B", "fridge"))
        with self.assertRaises(v.V2loError) as caught:
            v.ask(RESPONSE, "How long is the piano?")
        self.assertEqual(caught.exception.code, "no-such-object")

    def test_pages_are_put_together(self):
        many = json.dumps([{"object_name": f"chair {i}", "bbox": [i, 1, i + 0.5, 2]} for i in range(2300)])
        self.assertEqual(len(v.describe_map(many).objects), 2300)
        # Nobody is told to ask for pages that are there.
        for whole in (v.describe_map(many), v.nearest(many), v.what_is_around(many), v.to_grid(many), v.map_accuracy(many, many)):
            self.assertNotRegex(whole.sentence, "offset|1000")
            self.assertRegex(whole.sentence, "2300.*[.]$")
        self.assertEqual(len(v.nearest(many).objects), 2300)
        self.assertEqual(len(v.map_accuracy(many, many).pairs), 2300)
        self.assertEqual(len({cell.name for cell in v.to_grid(many).cells}), 2300)

    def test_a_picture_that_is_too_large_is_an_error(self):
        many = json.dumps([{"object_name": f"a chair with a long name {i}", "bbox": [i, 1, i + 0.5, 2]} for i in range(9000)])
        with self.assertRaises(v.V2loError) as caught:
            v.draw(many)
        self.assertEqual(caught.exception.code, "too-long")


class Notebooks(unittest.TestCase):
    def test_everything_is_escaped(self):
        layout = v.parse_layout(hostile_map())
        solution = v.ask(layout, "How long is the tv?")
        for shown in (layout._repr_svg_(), layout._repr_html_(), solution._repr_html_(), v.draw(layout)._repr_svg_()):
            self.assertIn("<svg", shown)
            self.assertNotIn("<script", shown)
            self.assertNotIn('</script>"&', shown)
        self.assertIn("swapped", layout._repr_html_())

    def test_a_drawing_is_saved(self):
        with tempfile.TemporaryDirectory() as folder:
            path = v.draw(RESPONSE, "Is the sofa to the left of the lamp?").save(Path(folder) / "map.svg")
            self.assertTrue(path.read_text(encoding="utf-8").startswith("<svg"))
        with self.assertRaises(v.V2loError):
            v.draw(RESPONSE, "How long is the piano?")


class Processes(unittest.TestCase):
    def test_a_configured_reward_goes_to_other_processes(self):
        reward = v2lo_map.trl.V2loReward(preset="v2lo", truth_column="ground_truth")
        self.assertEqual(reward_in_another_process(reward), [1.0, 0.0])
        for way in ("spawn", "fork"):
            with concurrent.futures.ProcessPoolExecutor(2, multiprocessing.get_context(way)) as pool:
                told = list(pool.map(reward_in_another_process, [reward] * 6))
            self.assertEqual(told, [[1.0, 0.0]] * 6, way)

    def test_threads_and_tasks_share_one_child(self):
        def ask(i):
            return v.size(RESPONSE, "sofa").size.width, v.score_one(rows.row(i)[0], "v2lo").overall

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            told = list(pool.map(ask, range(60)))
        self.assertEqual(told, [(2.0, rows.row(i)[1]) for i in range(60)])

        async def together():
            return await asyncio.gather(*(asyncio.to_thread(ask, i) for i in range(20)))

        self.assertEqual(asyncio.run(together()), told[:20])
        self.assertEqual(threading.active_count(), 1)

    def run_python(self, code, **env):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=dict(os.environ, PYTHONPATH=PACKAGE, **env))
        return done.returncode, done.stdout, done.stderr

    def test_the_interpreter_ends_with_its_child_whatever_is_going_on(self):
        # A child at rest, one at work for a thread that nobody waits for, and an exception.
        rest = "import v2lo_map as v; v.size('[{\"object_name\": \"sofa\", \"bbox\": [0, 0, 2, 1]}]', 'sofa')\n"
        busy = "import threading; threading.Thread(target=lambda: v.score([{'response': 'x' * 3000, 'ground_truth': 'y'}] * 200000), daemon=True).start()\nimport time; time.sleep(0.3)\n"
        for code, expected in ((rest, 0), (rest + busy, 0), (rest + "raise SystemExit(7)", 7), (rest + busy + "1 / 0", 1)):
            told = "\nfrom v2lo_map._client.shared import _shared_scorer; print(_shared_scorer()._link().child.pid, flush=True)\n"
            returned, out, err = self.run_python(rest + told + code)
            self.assertEqual(returned, expected, err)
            self.assertFalse(os.path.exists("/proc/%s" % out.strip()), code)

    def test_which_node(self):
        found = "from v2lo_map._client.node import find_node; print(find_node())"
        with tempfile.TemporaryDirectory() as folder:
            for name, version in (("node", "v18.1.0"), ("newer", "v23.4.5"), ("silent", "")):
                path = Path(folder) / name
                path.write_text(f"#!/bin/sh\necho {version}\n")
                path.chmod(0o755)
            newer = str(Path(folder) / "newer")
            self.assertEqual(self.run_python(found, V2LO_NODE=newer)[1].strip(), newer)
            for chosen in ("node", "silent", "nowhere"):
                returned, _, err = self.run_python(found, V2LO_NODE=str(Path(folder) / chosen))
                self.assertNotEqual(returned, 0)
                self.assertIn("expected V2LO_NODE to name a Node 20 or later, received", err)
            old = self.run_python("import importlib.util as u; u.find_spec = lambda name: None\n" + found, PATH=folder, V2LO_NODE="")
            self.assertIn("expected Node 20 or later, received v18.1.0 from", old[2])

    def test_the_command_line(self):
        def run(*words, **options):
            return subprocess.run([sys.executable, "-m", "v2lo_map", *words], capture_output=True, text=True, timeout=60, env=dict(os.environ, PYTHONPATH=PACKAGE), **options)

        row = json.dumps({"response": rows.GOOD, "ground_truth": "2.5"})
        done = run("score", "-", "--preset", "v2lo", input=row)
        self.assertEqual((done.returncode, json.loads(done.stdout.splitlines()[0])["overall"]), (0, 1), done.stderr)
        self.assertEqual(run("nope").returncode, 2)

    def test_the_command_line_named_as_its_own_command(self):
        words = [sys.executable, "-m", "v2lo_map", "--version"]
        env = dict(os.environ, PYTHONPATH=PACKAGE, V2LO_MAP_COMMAND=f"{sys.executable} -m v2lo_map")
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=env)
        self.assertNotEqual(done.returncode, -9)
        self.assertTrue(done.stdout.strip() or "v2lo-map:" in done.stderr, (done.stdout, done.stderr))


if __name__ == "__main__":
    unittest.main()
