import random
import time
import unittest

import rows
import v2lo_easyr1 as v2lo
from fakes import fake_scorer

ANSWERS_ALL = """
while True:
    head = request()
    reply(head["id"], len(head["items"]))
"""


def numbers(results):
    return [result.overall for result in results]


class Pieces(unittest.TestCase):
    """A healthy scorer is waited for, whatever the requests are cut into: no retry is allowed in any of these."""

    def test_text_that_ends_a_chunk_and_fills_a_piece(self):
        scorer = v2lo.Scorer(timeout=10, retries=0)
        self.addCleanup(scorer.close)
        for length in (4095, 4096, 4097, 1 << 16):
            started = time.time()
            results = scorer.score([{"response": "x" * length, "ground_truth": "1"}] * 1024)
            self.assertEqual(numbers(results), [0.0] * 1024)
            self.assertLess(time.time() - started, 5, length)

    def test_nothing_but_empty_responses_after_a_full_piece(self):
        scorer = v2lo.Scorer(timeout=10, retries=0)
        self.addCleanup(scorer.close)
        chunk = [{"response": "x" * 65536, "ground_truth": "1"}] + [{"response": "", "ground_truth": "1"}] * 511
        self.assertEqual(numbers(scorer.score(chunk * 3)), [0.0] * 1536)

    def test_random_numbers_and_lengths_through_one_child(self):
        for framing in ("length", "lines"):
            scorer = v2lo.Scorer(timeout=10, retries=0, framing=framing)
            self.addCleanup(scorer.close)
            for seed in range(20):
                with self.subTest(framing=framing, seed=seed):
                    items, rewards = rows.mixed_batch(random.Random(seed))
                    started = time.time()
                    self.assertEqual(numbers(scorer.score(items)), rewards)
                    self.assertLess(time.time() - started, 5)

    def test_every_way_to_cut_a_request(self):
        scorer = fake_scorer(self, ANSWERS_ALL, timeout=10, retries=0, batch=2)
        encode = scorer._encode
        items = [{"response": "x" * 100_000, "ground_truth": "1"}] * 6
        for seed in range(50):
            draw = random.Random(seed)

            def cut(request_id, head, chunk):
                whole = b"".join(encode(request_id, head, chunk))
                edges = sorted(draw.choice((0, len(whole), draw.randrange(len(whole)))) for _ in range(draw.randrange(8)))
                return [whole[a:b] for a, b in zip([0] + edges, edges + [len(whole)])]

            scorer._encode = cut
            with self.subTest(seed=seed):
                started = time.time()
                self.assertEqual(numbers(scorer.score(items)), [0.5] * 6)
                self.assertLess(time.time() - started, 5)


class Progress(unittest.TestCase):
    """The timeout is for a child that gives no sign, and only for that."""

    def test_a_slow_reader_is_not_a_hung_child(self):
        body = "take_all = take\ndef take(n):\n    time.sleep(0.1)\n    return b''.join(take_all(min(n - i, 1 << 18)) + (time.sleep(0.1) or b'') for i in range(0, n, 1 << 18))\n"
        scorer = fake_scorer(self, body + ANSWERS_ALL, timeout=0.8, retries=0)
        started = time.time()
        self.assertEqual(numbers(scorer.score([{"response": "x" * (1 << 22), "ground_truth": "1"}])), [0.5])
        self.assertGreater(time.time() - started, 1.6)

    def test_a_reply_that_comes_in_pieces_is_a_sign(self):
        body = "write = os.write\ndef slowly(fd, data):\n    for i in range(0, len(data), 16):\n        write(fd, data[i:i + 16]); time.sleep(0.2)\nos.write = slowly\n"
        scorer = fake_scorer(self, body + ANSWERS_ALL, timeout=1, retries=0)
        started = time.time()
        self.assertEqual(numbers(scorer.score([rows.row(1)[0]])), [0.5])
        self.assertGreater(time.time() - started, 1.2)

    def test_a_trainer_that_is_held_up_does_not_blame_the_child(self):
        scorer = fake_scorer(self, ANSWERS_ALL, timeout=0.5, retries=0)
        encode = scorer._encode
        wait = v2lo._Link.wait
        self.addCleanup(setattr, v2lo._Link, "wait", wait)

        def wait_and_sleep(link, *arguments):
            wait(link, *arguments)
            time.sleep(0.6)

        for name, of, slow in (
            ("_encode", scorer, lambda *arguments: (time.sleep(0.6), encode(*arguments))[1]),
            ("wait", v2lo._Link, wait_and_sleep),
        ):
            setattr(of, name, slow)
            self.assertEqual(numbers(scorer.score([rows.row(1)[0]])), [0.5], name)

    def test_no_limit_of_time(self):
        self.assertEqual(numbers(fake_scorer(self, ANSWERS_ALL, timeout=float("inf")).score([rows.row(1)[0]])), [0.5])


class WrongChildren(unittest.TestCase):
    """What a child can do beside answering is told at once: no waiting until the timeout of 120 seconds."""

    def refused(self, body, expected, response="x", framing="length"):
        scorer = fake_scorer(self, body + "\ntime.sleep(60)", retries=0, framing=framing)
        started = time.time()
        with self.assertLogs("v2lo_map", "WARNING"), self.assertRaisesRegex(v2lo.ScorerError, expected):
            scorer.score([{"response": response, "ground_truth": "1"}])
        self.assertLess(time.time() - started, 10)

    def test_closes_its_input(self):
        self.refused("os.close(0)", "it closed its input", "x" * (1 << 23))

    def test_closes_its_output(self):
        self.refused("os.close(1)", "it closed its output")

    def test_says_why_before_it_closes_its_input(self):
        wait = v2lo._Link.wait
        self.addCleanup(setattr, v2lo._Link, "wait", wait)
        v2lo._Link.wait = lambda link, *arguments: (time.sleep(0.3), wait(link, *arguments))
        told = """
take(100)
head = b'{"error": {"code": "too-long", "message": "no more"}}'
os.write(1, struct.pack("<II", 4 + len(head), len(head)) + head)
os.close(0)
"""
        self.refused(told, "^no more$", "x" * (1 << 23))

    def test_answers_before_it_has_read_all(self):
        early = "size, length = struct.unpack('<II', take(8)); reply(json.loads(take(length))['id'])"
        self.refused(early, "a reply to a request that was not written to its end", "x" * (1 << 23))

    def test_writes_something_else(self):
        for framing in ("length", "lines"):
            banner = "request = lambda: take(1)\nos.write(1, b'npm notice: a new version\\nof npm is there\\n')"
            self.refused(banner, "not a reply: b'npm notice|cannot be read", framing=framing)
        self.refused("head = request(); os.write(1, struct.pack('<II', 6, 2) + b'[]')", "a reply that cannot be read")
        self.refused("os.write(1, b'5\\n')", "a reply that cannot be read", framing="lines")


if __name__ == "__main__":
    unittest.main()
