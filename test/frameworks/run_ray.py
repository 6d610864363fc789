"""100,000 responses through four Ray actors, one of them killed in the middle: nothing lost, nothing doubled."""

import json
import os
import random
import signal

import ray

import v2lo_easyr1

TOTAL, BATCH = 100_000, 500


def item(index):
    right = random.Random(index).random() < 0.5
    text = "<map>[]</map><think>%s</think><answer>B%d</answer>" % ("the sofa is near. " * (index % 60), index)
    return text, "B%d" % index if right else "no", 1.0 if right else 0.1


@ray.remote(num_cpus=0, max_restarts=-1, max_task_retries=-1)
class Worker:
    def __init__(self, function):
        # The function comes from a file that no worker can import: it was pickled by value.
        self.function = function

    def pid(self):
        return os.getpid()

    def score(self, start, stop):
        rows = [item(i) for i in range(start, stop)]
        results = self.function([{"response": text, "ground_truth": truth} for text, truth, _ in rows], preset="v2lo")
        return start, [r["overall"] for r in results]


def main():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.cloudpickle.register_pickle_by_value(v2lo_easyr1)
    workers = [Worker.remote(v2lo_easyr1.compute_score) for _ in range(4)]
    pids = ray.get([w.pid.remote() for w in workers])
    starts = list(range(0, TOTAL, BATCH))
    waiting = [workers[i % 4].score.remote(start, start + BATCH) for i, start in enumerate(starts)]
    seen, killed = {}, False
    while waiting:
        done, waiting = ray.wait(waiting)
        for start, rewards in ray.get(done):
            assert start not in seen, "batch %d came twice" % start
            seen[start] = rewards
        if not killed and len(seen) > len(starts) // 3:
            os.kill(pids[0], signal.SIGKILL)
            killed = True
    replaced = ray.get(workers[0].pid.remote())
    wrong = sum(seen[start] != [item(i)[2] for i in range(start, start + BATCH)] for start in starts)
    assert killed and replaced != pids[0]
    assert sorted(seen) == starts and wrong == 0, (len(seen), wrong)
    ray.shutdown()
    print(json.dumps({"framework": "ray", "version": ray.__version__, "ran": "4 actors, function pickled by value, one killed (-9) after a third of 100,000 responses: 0 lost, 0 doubled, 0 wrong"}))


if __name__ == "__main__":
    main()
