"""Scores through the Python client for some time, with faults. Arguments: seconds, seed. Prints lines of JSON:
{"children": {name: pid}} when they change, and a summary at the end."""

import collections
import json
import logging
import os
import random
import signal
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "dist", "python"))
import v2lo_easyr1 as v2lo

SECONDS, SEED = float(sys.argv[1]), int(sys.argv[2])
# Share of the time that is spent in calls, and what a call may take of what its rows and bytes took at the start.
BUSY, SLOWER = 0.1, 4
LONGEST = 200_000
REASONING = "".join("Step %d: the center is (%.1f, %.1f), and %d.5 - 1.5 = %d; a < b.\n" % (k, k * 0.7 % 9, k * 1.3 % 9, k, k - 1) for k in range(4000))


class Interrupt(BaseException):
    pass


def draw_row(draw):
    """A row whose score tells which row it is: its answer misses the truth by a distance drawn for it; and its reward."""
    length = min(LONGEST, int(60 / (1 - draw.random()) ** 1.1) - 60)
    if length == 0 and draw.random() < 0.3:
        return {"response": "", "ground_truth": "x"}, 0.0
    passes = draw.randrange(11)
    answer = 100 * (1 + 0.05 * (10 - passes) + 0.02 + draw.random() * 0.01)
    at = draw.randrange(max(1, len(REASONING) - length))
    think = "\u00e9\u5ba4 a < b " * (length // 10) if draw.random() < 0.2 else REASONING[at : at + length]
    return {"response": "<map>[]</map><think>%s</think><answer>%.4f</answer>" % (think, answer), "ground_truth": draw.choice((100, "100"))}, 0.1 + 0.09 * passes


def draw_batch(draw, most=3000):
    given = [draw_row(draw) for _ in range(int((most + 1) ** draw.random()))]
    return [item for item, _ in given], [reward for _, reward in given]


def right(results, rewards):
    return len(results) == len(rewards) and all(
        abs(getattr(r, "overall", 9.0) - e) < 1e-9 if e is not None else isinstance(r, v2lo.ScoreFailure) for r, e in zip(results, rewards)
    )


class Replaced(logging.Handler):
    """Every child that the client gave up must be in its log."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


class Soak:
    def __init__(self):
        self.scorers = {"length": v2lo.Scorer(preset="v2lo"), "lines": v2lo.Scorer(preset="v2lo", framing="lines"), "refused": v2lo.Scorer(preset={"base": "strict", "maxClaims": -1})}
        # Only this one loses its child, so that the others show what a child holds after a long time.
        self.scorers["killed"] = v2lo.Scorer(preset="v2lo")
        self.draw = random.Random(SEED)
        self.counts, self.wrong, self.times = collections.Counter(), [], []
        self.rows = self.bytes = 0
        self.beyond, self.longest_beyond = float("-inf"), ""
        self.children = {}
        self.replaced = Replaced()
        logging.getLogger("v2lo_map").addHandler(self.replaced)
        self.work = {name: self.measure(self.scorers[name]) for name in ("length", "lines", "killed")}

    def measure(self, scorer):
        def take(rows, length):
            items, times = [{"response": "<think>%s</think>" % ("x" * length), "ground_truth": "B"}] * rows, []
            for _ in range(7):
                begun = time.perf_counter()
                scorer.score(items)
                times.append(time.perf_counter() - begun)
            return sorted(times)[3]

        per_row, per_byte = take(2000, 0) / 2000, take(40, LONGEST) / (40 * LONGEST)
        return lambda rows, size: SLOWER * (0.01 + rows * per_row + size * per_byte)

    def pid(self, name):
        child = self.scorers[name]._link().child
        return child.pid if child is not None else None

    def score(self, name, items, rewards, timed=True):
        begun = time.perf_counter()
        results = self.scorers[name].score(items)
        took = time.perf_counter() - begun
        size = sum(len(item["response"].encode()) for item in items if isinstance(item, dict) and isinstance(item["response"], str))
        self.rows += len(items)
        self.bytes += size
        if not right(results, rewards):
            self.wrong.append("%s: %d rows came back wrong" % (name, len(items)))
        if timed:
            self.times.append(took)
            beyond = took - self.work[name](len(items), size)
            if beyond > self.beyond:
                self.beyond, self.longest_beyond = beyond, "%s: %d rows, %d bytes, %d ms" % (name, len(items), size, took * 1000)
            elif took > 2:
                self.counts["calls of more than 2 s of their own work"] += 1

    def plain(self):
        self.score(self.draw.choice(("length", "length", "lines", "killed")), *draw_batch(self.draw))

    def bad_rows(self):
        items, rewards = draw_batch(self.draw, 600)
        for _ in range(self.draw.randrange(1, 5)):
            at = self.draw.randrange(len(items) + 1)
            bad = ({"response": None, "ground_truth": "x"}, {"response": "x", "ground_truth": object()}, {"response": "x" * 1_000_001, "ground_truth": "x"}, {"response": "x", "ground_truth": 10**5000})
            items.insert(at, self.draw.choice(bad))
            rewards.insert(at, None)
        self.score(self.draw.choice(("length", "lines")), items, rewards)

    def too_long(self):
        name = self.draw.choice(("length", "lines"))
        items, rewards = draw_batch(self.draw, 50)
        self.score(name, items + [{"response": "x" * 68_000_000, "ground_truth": "x"}] + items, rewards + [None] + rewards, timed=False)

    def refused(self):
        items, _ = draw_batch(self.draw)
        before = self.pid("refused")
        try:
            self.scorers["refused"].score(items)
            self.wrong.append("a bad preset was not refused")
        except v2lo.ScorerError as error:
            if error.code != "bad-option":
                self.wrong.append("refused: %s" % error)
        if before not in (None, self.pid("refused")):
            self.wrong.append("a refusal replaced a child")

    def threads(self):
        given = [draw_batch(self.draw, 300) for _ in range(4)]
        threads = [threading.Thread(target=self.score, args=("length", items, rewards, False)) for items, rewards in given]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def kill(self):
        items, rewards = draw_batch(self.draw)
        child = self.scorers["killed"]._link().child
        # send_signal looks first whether the child is still there.
        killer = threading.Timer(self.draw.random() * 0.05, child.send_signal, [signal.SIGKILL])
        killer.start()
        self.score("killed", items, rewards, timed=False)
        killer.join()

    def interrupt(self):
        def stop(number, frame):
            raise Interrupt()

        items, rewards = draw_batch(self.draw)
        signal.signal(signal.SIGALRM, stop)
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.001 + self.draw.random() * 0.1)
            self.score("killed", items, rewards, timed=False)
            signal.setitimer(signal.ITIMER_REAL, 0)
        except Interrupt:
            self.counts["interrupts that came in a call"] += 1
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        self.score("killed", items[:20], rewards[:20])

    def run(self):
        kinds = ((self.plain, 84), (self.bad_rows, 4), (self.refused, 4), (self.threads, 3), (self.kill, 3), (self.interrupt, 1.5), (self.too_long, 0.5))
        end = time.time() + SECONDS
        while time.time() < end:
            kind = self.draw.choices([k for k, _ in kinds], [share for _, share in kinds])[0]
            self.counts[kind.__name__] += 1
            begun = time.perf_counter()
            try:
                kind()
            except Exception as error:
                self.wrong.append("%s: %r" % (kind.__name__, error))
            busy = time.perf_counter() - begun
            children = {name: self.pid(name) for name in self.scorers if self.pid(name) is not None}
            if children != self.children:
                self.children = children
                print(json.dumps({"children": children}), flush=True)
            time.sleep(max(0, min(busy * (1 - BUSY) / BUSY, end - time.time())))
        pids = [self.pid(name) for name in self.scorers if self.pid(name) is not None]
        for scorer in self.scorers.values():
            scorer.close()
        left = [pid for pid in pids if os.path.exists("/proc/%d" % pid)]
        if left:
            self.wrong.append("children left: %s" % left)
        # Every kill ends one child; an interrupt ends one where its call had begun.
        known = sum("ended with code -9" in line for line in self.replaced.lines), sum("Interrupt" in line for line in self.replaced.lines)
        if sum(known) != len(self.replaced.lines) or known[0] > self.counts["kill"] or known[1] > self.counts["interrupt"]:
            self.wrong.append("children replaced for no reason: %s" % self.replaced.lines)
        self.times.sort()
        return {
            "calls": sum(self.counts[kind.__name__] for kind, _ in kinds),
            "rows": self.rows,
            "megabytes": round(self.bytes / 1e6),
            "faults": {name: count for name, count in self.counts.items() if name != "plain"},
            "replaced": len(self.replaced.lines),
            "medianMs": round(self.times[len(self.times) // 2] * 1000),
            "longestMs": round(self.times[-1] * 1000),
            "longestBeyondMs": round(self.beyond * 1000),
            "longestBeyond": self.longest_beyond,
            "wrong": self.wrong,
        }


print(json.dumps(Soak().run()), flush=True)
