import asyncio
import json
import math
import os
import pickle
import signal
import sys
import tempfile
import threading
import time
import unittest

import rows
import v2lo_easyr1 as v2lo
from fakes import fake_scorer


def alive(pid):
    try:
        with open("/proc/%d/stat" % pid) as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid, seconds=5):
    deadline = time.time() + seconds
    while time.time() < deadline:
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def child_of(scorer):
    return scorer._link().child


class Numpy32:
    """Stands for numpy's numbers, which json does not know: numpy itself is not needed to run the checks."""

    def __init__(self, value):
        self.value = value

    def tolist(self):
        return self.value


class Values(unittest.TestCase):
    def test_batches_keep_number_and_order(self):
        given = [rows.row(i) for i in range(1500)]
        for framing in ("length", "lines"):
            results = v2lo.score_items([item for item, _ in given], framing=framing)
            self.assertEqual([r.overall for r in results], [reward for _, reward in given])

    def test_framings_agree_on_everything(self):
        items = [
            {"response": rows.GOOD, "ground_truth": 2.5},
            {"response": "é <answer>ü\U0001f600</answer>", "ground_truth": "Ü\U0001f600"},
            {"response": "<answer>\ud800</answer>", "ground_truth": "\ud800"},
            {"response": "", "ground_truth": None},
            {"response": 5, "ground_truth": "x"},
            {"ground_truth": "x"},
        ]
        length = v2lo.Scorer(framing="length").score(items)
        lines = v2lo.Scorer(framing="lines").score(items)
        self.assertEqual(list(map(repr, length)), list(map(repr, lines)))
        self.assertEqual([isinstance(r, v2lo.Score) for r in length], [True] * 4 + [False] * 2)
        self.assertEqual(length[2].accuracy, 1.0)

    def test_values_json_does_not_know(self):
        answer = "<answer>%s</answer>"
        items = [
            {"response": answer % "2.5", "ground_truth": Numpy32(2.5)},
            {"response": answer % "[1, 2]", "ground_truth": Numpy32([1, 2])},
            {"response": answer % "nan", "ground_truth": "nan"},
            {"response": answer % "inf", "ground_truth": Numpy32(math.inf)},
            {"response": answer % "12345678901234567890", "ground_truth": 12345678901234567890},
            {"response": answer % "[1, 2]", "ground_truth": (1, 2)},
        ]
        results = v2lo.score_items(items)
        for index in (0, 1, 4, 5):
            self.assertEqual(results[index].accuracy, 1.0, index)
        for result in results:
            self.assertTrue(all(math.isfinite(getattr(result, name)) for name in v2lo.COMPONENTS))

    def test_an_empty_cell_is_a_missing_value(self):
        good = {"response": rows.GOOD, "ground_truth": "2.5"}
        for nan in (math.nan, Numpy32(math.nan)):
            for preset in ("strict", "v2lo"):
                for name, code in (("ground_truth", "bad-truth"), ("response", "bad-response")):
                    failure = v2lo.Scorer(preset=preset).score([dict(good, **{name: nan})])[0]
                    self.assertIsInstance(failure, v2lo.ScoreFailure, (name, preset))
                    self.assertEqual(failure.code, code, (name, preset))
            whole = v2lo.Scorer().score([good])
            absent = dict.fromkeys(("question", "choices", "true_layout"), nan)
            self.assertEqual(v2lo.Scorer().score([dict(good, **absent)]), whole)

    def test_one_row_is_no_list_of_rows(self):
        for given in ({"response": rows.GOOD, "ground_truth": "2.5"}, "a text", b"bytes"):
            with self.assertRaisesRegex(v2lo.ScorerError, "expected a list of rows"):
                v2lo.Scorer().score(given)

    def test_a_value_that_cannot_be_sent_costs_only_its_row(self):
        loop = []
        loop.append(loop)
        deep = []
        for _ in range(100_000):
            deep = [deep]
        items = [{"response": rows.GOOD, "ground_truth": t} for t in ("2.5", object(), b"x", loop, deep, "2.5")]
        results = v2lo.Scorer().score(items)
        self.assertEqual([isinstance(r, v2lo.Score) for r in results], [True, False, False, False, False, True])
        # Alone, since json stops at the first of them, each with an error of its own.
        for item in items[1:5]:
            self.assertIsInstance(v2lo.Scorer().score([item])[0], v2lo.ScoreFailure)

    def test_empty(self):
        self.assertEqual(v2lo.score_items([]), [])

    def test_on_error(self):
        items = [{"response": rows.GOOD, "ground_truth": "2.5"}, {"response": None, "ground_truth": "x"}]
        with self.assertRaisesRegex(v2lo.ScorerError, r"1 of 2 .*\[1\] bad-response"):
            v2lo.score_items(items)
        with self.assertLogs("v2lo_map", "WARNING"):
            self.assertIsInstance(v2lo.score_items(items, "none")[1], v2lo.ScoreFailure)
        with self.assertLogs("v2lo_map", "WARNING"):
            zero = v2lo.score_items(items, "zero")
        self.assertEqual([v2lo.numbers_of(r)["overall"] for r in zero], [1.0, 0.0])
        self.assertEqual(zero[1].code, "bad-response")
        with self.assertRaisesRegex(ValueError, "on_error"):
            v2lo.score_items(items, "ignore")

    def test_a_mistake_in_the_configuration_is_told_at_once(self):
        with self.assertRaisesRegex(v2lo.ScorerError, "preset"):
            v2lo.score_items([{"response": "", "ground_truth": ""}], preset="nope", retries=0)
        with self.assertRaises(TypeError):
            v2lo.score_items([{"response": "", "ground_truth": ""}], presett="v2lo")
        for command in ("nowhere-to-be-found", '"half'):
            with self.assertRaisesRegex(v2lo.ScorerError, "expected a command that starts v2lo-map, received .*; c"):
                v2lo.score_items([{"response": "", "ground_truth": ""}], command=command)

    def test_async(self):
        async def many():
            return await asyncio.gather(*(v2lo.score_items_async([rows.row(i)[0]]) for i in range(50)))

        self.assertEqual([r[0].overall for r in asyncio.run(many())], [rows.row(i)[1] for i in range(50)])

    def test_pickles(self):
        scorer = v2lo.Scorer(timeout=5.0)
        scorer.score([rows.row(1)[0]])
        copy = pickle.loads(pickle.dumps(scorer))
        self.assertEqual(copy.score([rows.row(1)[0]])[0].overall, 1.0)
        self.assertIs(pickle.loads(pickle.dumps(v2lo.compute_score)), v2lo.compute_score)


class Faults(unittest.TestCase):
    def test_a_killed_child_is_replaced(self):
        scorer = v2lo.Scorer()
        scorer.score([rows.row(1)[0]])
        first = child_of(scorer).pid
        os.kill(first, signal.SIGKILL)
        with self.assertLogs("v2lo_map", "WARNING") as log:
            self.assertEqual(scorer.score([rows.row(2)[0]])[0].overall, 1.0)
        told = r"^WARNING:v2lo_map:gave up scorer process %d: it ended with code -9 \(failure 1 in a row, at most 2 are retried\)$"
        self.assertRegex("\n".join(log.output), told % first)
        self.assertNotEqual(child_of(scorer).pid, first)
        scorer.close()

    def test_a_child_killed_in_mid_batch_loses_nothing(self):
        scorer = v2lo.Scorer(batch=64)
        given = [rows.row(i) for i in range(20000)]
        scorer.score([given[0][0]])
        killer = threading.Timer(0.05, lambda: os.kill(child_of(scorer).pid, signal.SIGKILL))
        killer.start()
        results = scorer.score([item for item, _ in given])
        killer.join()
        self.assertEqual([r.overall for r in results], [reward for _, reward in given])

    def test_a_child_that_always_dies_is_an_error(self):
        scorer = fake_scorer(self, "sys.exit(3)", retries=2)
        with self.assertRaisesRegex(v2lo.ScorerError, "failed 3 times in a row: it ended with code 3"):
            scorer.score([rows.row(1)[0]])

    def test_a_child_that_hangs_is_killed_and_retried_a_bounded_number_of_times(self):
        scorer = fake_scorer(self, "time.sleep(60)", timeout=0.3, retries=1)
        started = time.time()
        with self.assertLogs("v2lo_map", "WARNING") as log:
            with self.assertRaisesRegex(v2lo.ScorerError, "failed 2 times in a row: no answer within 0.3 seconds"):
                scorer.score([rows.row(1)[0]])
        self.assertLess(time.time() - started, 5)
        self.assertRegex("\n".join(log.output), r"^.*: no answer within 0.3 seconds \(failure 1 .*\n.* \(failure 2 in a row.*$")
        with self.assertLogs("v2lo_map", "WARNING"):
            told = v2lo.score_items([rows.row(1)[0]], "none", command=scorer._command, timeout=0.3, retries=0)
            self.assertEqual([v2lo.reward_of(result, "none") for result in told], [None])

    def test_an_answer_to_another_request_is_refused(self):
        for answer in ("reply('other')", "reply(head['id'], rows=0)", "reply(head['id'], rows=2)"):
            scorer = fake_scorer(self, "head = request(); %s; time.sleep(60)" % answer, retries=0)
            with self.assertRaisesRegex(v2lo.ScorerError, "another request|results for"):
                scorer.score([rows.row(1)[0]])
            scorer.close()

    def test_one_crash_is_forgiven(self):
        marker = tempfile.mktemp()
        self.addCleanup(lambda: os.path.exists(marker) and os.unlink(marker))
        body = "head = request()\nif not os.path.exists(%r): open(%r, 'w'); sys.exit(1)\nreply(head['id']); time.sleep(60)" % (marker, marker)
        scorer = fake_scorer(self, body)
        self.assertEqual(scorer.score([rows.row(1)[0]])[0].overall, 0.5)
        scorer.close()

    def test_no_child_outlives_its_parent(self):
        code = (
            "import sys, os, time; sys.path.insert(0, %r); import rows, v2lo_easyr1 as v\n"
            "s = v.Scorer(); s.score([rows.row(1)[0]]); print(s._link().child.pid, flush=True)\n"
            "if sys.argv[1] == 'sibling' and os.fork() == 0: os.execvp('sleep', ['sleep', '30']) if False else time.sleep(8); os._exit(0)\n"
            "if sys.argv[1] == 'exit': sys.exit(0)\n"
            "time.sleep(60)"
        ) % rows.HERE
        import subprocess

        for how in ("exit", "kill", "sibling"):
            parent = subprocess.Popen([sys.executable, "-c", code, how], stdout=subprocess.PIPE)
            pid = int(parent.stdout.readline())
            self.assertTrue(how == "exit" or alive(pid))
            if how != "exit":
                time.sleep(0.2)
                parent.kill()
            parent.wait()
            # A sibling that was forked off holds the pipe open for 8 seconds: the end of the input tells nothing.
            self.assertTrue(gone(pid, 4), how)
            parent.stdout.close()


class Sharing(unittest.TestCase):
    def test_threads_share_one_child(self):
        scorer = v2lo.Scorer()
        wrong = []

        def hammer(thread):
            for i in range(40):
                item, reward = rows.row(thread * 1000 + i)
                if scorer.score([item])[0].overall != reward:
                    wrong.append((thread, i))

        threads = [threading.Thread(target=hammer, args=(t,)) for t in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])
        scorer.close()

    def test_forked_processes_never_share_a_child(self):
        scorer = v2lo.Scorer()
        scorer.score([rows.row(1)[0]])
        mine = child_of(scorer).pid
        readers = []
        for process in range(4):
            read, write = os.pipe()
            if os.fork() == 0:
                code = 1
                try:
                    results = [scorer.score([rows.row(process * 100 + i)[0]])[0].overall for i in range(100)]
                    right = results == [rows.row(process * 100 + i)[1] for i in range(100)]
                    os.write(write, json.dumps([right, child_of(scorer).pid]).encode())
                    code = 0
                finally:
                    os._exit(code)
            os.close(write)
            readers.append(read)
        for i in range(100):
            item, reward = rows.row(i)
            self.assertEqual(scorer.score([item])[0].overall, reward)
        told = [json.loads(os.read(read, 1000)) for read in readers]
        for read in readers:
            os.close(read)
            os.wait()
        self.assertEqual([right for right, _ in told], [True] * 4)
        self.assertEqual(len({pid for _, pid in told} | {mine}), 5)
        self.assertEqual(child_of(scorer).pid, mine)
        scorer.close()

    def test_the_shared_scorer_is_one_for_a_configuration(self):
        a, b = v2lo._shared_scorer(timeout=5), v2lo._shared_scorer(timeout=5)
        self.assertIs(a, b)
        self.assertIsNot(a, v2lo._shared_scorer(timeout=6))


if __name__ == "__main__":
    unittest.main()
