"""Scores responses through the pipe; prints one line of JSON. Arguments: pool file, what to do."""

import json
import os
import random
import signal
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
import rows
import v2lo_easyr1 as v2lo

POOL = json.load(open(sys.argv[1]))
TOTAL, BATCH = 100_000, 512


def rows_from(seed, count):
    """Items and their rewards: which truths are right is drawn, so that a lost or reordered result shows."""
    draw = random.Random(seed)
    items, rewards = [], []
    for _ in range(count):
        index, right = draw.randrange(len(POOL)), draw.random() < 0.5
        items.append({"response": POOL[index], "ground_truth": "B%d" % index if right else "no"})
        rewards.append(1.0 if right else 0.1)
    return items, rewards


def resident(pid):
    return next(int(line.split()[1]) for line in open("/proc/%d/status" % pid) if line.startswith("VmRSS")) // 1024


def stream(framing, kill_every=None):
    """Batch after batch, as a trainer asks; the child is killed now and then where asked to."""
    items, rewards = rows_from(1, TOTAL)
    scorer = v2lo.Scorer(preset="v2lo", framing=framing, batch=BATCH)
    scorer.score(items[: 8 * BATCH])
    pid = scorer._link().child.pid
    before, wrong, kills, peak, times = resident(pid), 0, 0, 0, []
    started = time.perf_counter()
    for at in range(0, TOTAL, BATCH):
        if kill_every and (at // BATCH) % kill_every == kill_every - 1:
            child = scorer._link().child.pid
            threading.Timer(0.002, os.kill, (child, signal.SIGKILL)).start()
            kills += 1
        begun = time.perf_counter()
        results = scorer.score(items[at : at + BATCH])
        times.append((time.perf_counter() - begun) / len(results))
        wrong += sum(getattr(r, "overall", None) != e for r, e in zip(results, rewards[at : at + BATCH])) + abs(len(results) - len(items[at : at + BATCH]))
        if not kill_every and at % (BATCH * 20) == 0:
            peak = max(peak, resident(pid))
    seconds = time.perf_counter() - started
    times.sort()
    told = {"responses": TOTAL, "wrong": wrong, "perSecond": TOTAL / seconds, "medianMicros": times[len(times) // 2] * 1e6, "kills": kills}
    if not kill_every:
        told.update(residentBefore=before, residentPeak=peak)
    scorer.close()
    return told


def whole_step():
    """One call for a whole training step of 2,560, which the client cuts up and overlaps."""
    items, rewards = rows_from(2, 2560)
    times = []
    for _ in range(8):
        begun = time.perf_counter()
        results = v2lo.score_items(items, preset="v2lo")
        times.append(time.perf_counter() - begun)
    assert [r.overall for r in results] == rewards
    one = items[:1]
    begun = time.perf_counter()
    for _ in range(2000):
        v2lo.score_items(one, preset="v2lo")
    return {"perSecond": 2560 / sorted(times)[len(times) // 2], "oneByOnePerSecond": 2000 / (time.perf_counter() - begun)}


def mixed():
    """200 calls of random sizes with responses of random lengths, as training brings them; one child for all."""
    scorer, draw, calls = v2lo.Scorer(preset="v2lo"), random.Random(4), 200
    scorer.score(rows.mixed_batch(draw)[0])
    pid, wrong, replaced, count, size, times = scorer._link().child.pid, 0, 0, 0, 0, []
    for _ in range(calls):
        items, rewards = rows.mixed_batch(draw)
        begun = time.perf_counter()
        results = scorer.score(items)
        times.append(time.perf_counter() - begun)
        wrong += sum(getattr(r, "overall", None) != e for r, e in zip(results, rewards)) + abs(len(results) - len(items))
        replaced += scorer._link().child.pid != pid
        pid = scorer._link().child.pid
        count += len(items)
        size += sum(len(item["response"].encode()) for item in items)
    scorer.close()
    times.sort()
    return {"calls": calls, "responses": count, "megabytes": size / 1e6, "wrong": wrong, "replaced": replaced, "medianSeconds": times[calls // 2], "longestSeconds": times[-1]}


def hammer():
    """8 processes of 8 threads on one module that has a child already; every reply checked."""
    v2lo.score_items(rows_from(3, 1)[0], preset="v2lo")
    started, calls, readers = time.perf_counter(), 25, []
    for process in range(8):
        read, write = os.pipe()
        if os.fork() == 0:
            wrong = []

            def work(thread):
                for call in range(calls):
                    items, rewards = rows_from(process * 1000 + thread * 100 + call, 16)
                    results = v2lo.score_items(items, preset="v2lo")
                    wrong.extend(1 for r, e in zip(results, rewards) if getattr(r, "overall", None) != e)
                    wrong.extend([1] * abs(len(results) - len(items)))

            threads = [threading.Thread(target=work, args=(t,)) for t in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            os.write(write, b"%d" % len(wrong))
            os._exit(0)
        os.close(write)
        readers.append(read)
    wrong = [int(os.read(read, 100) or b"-1") for read in readers]
    for _ in readers:
        os.wait()
    return {"responses": 64 * calls * 16, "wrong": sum(wrong), "seconds": time.perf_counter() - started}


WORK = {
    "length": lambda: stream("length"),
    "lines": lambda: stream("lines"),
    "kills": lambda: stream("length", kill_every=10),
    "step": whole_step,
    "mixed": mixed,
    "hammer": hammer,
}
print(json.dumps(WORK[sys.argv[2]]()))
