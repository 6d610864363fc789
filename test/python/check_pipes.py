"""The client where there is no poll (Windows): threads read and write, and everything else stays as it is."""

import os
import random
import signal
import threading
import time
import unittest

import rows
import v2lo_easyr1 as v2lo
from fakes import fake_scorer


class Threads(unittest.TestCase):
    def setUp(self):
        self.addCleanup(setattr, v2lo, "_open_pipes", v2lo._open_pipes)
        v2lo._open_pipes = v2lo._ThreadPipes

    def scorer(self, **config):
        scorer = v2lo.Scorer(**config)
        self.addCleanup(scorer.close)
        return scorer

    def test_any_numbers_and_lengths(self):
        for framing in ("length", "lines"):
            scorer = self.scorer(timeout=10, retries=0, framing=framing)
            for seed in range(6):
                with self.subTest(framing=framing, seed=seed):
                    items, rewards = rows.mixed_batch(random.Random(seed))
                    self.assertEqual([result.overall for result in scorer.score(items)], rewards)
            self.assertIsInstance(scorer._link()._pipes, v2lo._ThreadPipes)

    def test_a_child_killed_in_mid_batch_loses_nothing_and_its_threads_end(self):
        scorer = self.scorer(batch=64)
        given = [rows.row(i) for i in range(20000)]
        scorer.score([given[0][0]])
        before = threading.active_count()
        killer = threading.Timer(0.05, lambda: os.kill(scorer._link().child.pid, signal.SIGKILL))
        killer.start()
        results = scorer.score([item for item, _ in given])
        killer.join()
        self.assertEqual([result.overall for result in results], [reward for _, reward in given])
        self.assertEqual(threading.active_count(), before)
        scorer.close()
        self.assertEqual(threading.active_count(), before - 2)

    def test_a_slow_reader_is_not_a_hung_child(self):
        body = "take_all = take\ndef take(n):\n    return b''.join(take_all(min(n - i, 1 << 18)) + (time.sleep(0.1) or b'') for i in range(0, n, 1 << 18))\nhead = request(); reply(head['id']); time.sleep(60)"
        scorer = fake_scorer(self, body, timeout=0.8, retries=0)
        started = time.time()
        self.assertEqual(scorer.score([{"response": "x" * (1 << 22), "ground_truth": "1"}])[0].overall, 0.5)
        self.assertGreater(time.time() - started, 1.6)

    def test_what_a_child_can_do_beside_answering_is_told(self):
        for body, expected in (
            ("os.close(0); time.sleep(60)", "it closed its input"),
            ("os.close(1); time.sleep(60)", "it closed its output"),
            ("time.sleep(60)", "no answer within 0.5 seconds"),
            ("sys.exit(3)", "it ended with code 3"),
        ):
            # A busy machine takes more than half a second to start a child that says something.
            scorer = fake_scorer(self, body, timeout=0.5 if "no answer" in expected else 30, retries=0)
            with self.assertLogs("v2lo_map", "WARNING"), self.assertRaisesRegex(v2lo.ScorerError, expected):
                scorer.score([{"response": "x" * (1 << 23), "ground_truth": "1"}])

    def test_a_fork_starts_its_own(self):
        scorer = self.scorer()
        scorer.score([rows.row(1)[0]])
        pid = os.fork()
        if pid == 0:
            os._exit(0 if scorer.score([rows.row(1)[0]])[0].overall == 1.0 else 1)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)
        self.assertEqual(scorer.score([rows.row(1)[0]])[0].overall, 1.0)


if __name__ == "__main__":
    unittest.main()
