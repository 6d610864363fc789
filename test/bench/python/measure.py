"""Times a batch of 1,024 from Python: the paper's program in process, and the package in both framings, in turns.

Reads rows as JSON Lines from standard input. Prints one JSON object: microseconds for a response, by way, the median of
all rounds: processor time of this process and its child, and time by the clock.
"""

import json
import os
import statistics
import sys
import time

from paper_reward import compute_score

from v2lo_map import Scorer

ROUNDS = 15


def processor_time(pid):
    """Of this process, and of a child that is still running, in seconds."""
    own = sum(os.times()[:2])
    if pid is None:
        return own
    with open("/proc/%d/stat" % pid) as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return own + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    rows = [json.loads(line) for line in sys.stdin]
    ways = {"paper": compute_score}
    scorers = {framing: Scorer(preset="v2lo", framing=framing) for framing in ("length", "lines")}
    ways.update((framing, scorer.score) for framing, scorer in scorers.items())
    expected = compute_score(rows)
    for framing in scorers:
        for _ in range(5):
            told = ways[framing](rows)
        assert [one.overall for one in told] == [one["overall"] for one in expected]
    times = {way: {"processor": [], "clock": []} for way in ways}
    for _ in range(ROUNDS):
        for way, run in ways.items():
            repeats = 1 if way == "paper" else 30
            pid = scorers[way]._link().child.pid if way in scorers else None
            before, begun = processor_time(pid), time.perf_counter()
            for _ in range(repeats):
                run(rows)
            count = repeats * len(rows)
            times[way]["clock"].append((time.perf_counter() - begun) / count)
            times[way]["processor"].append((processor_time(pid) - before) / count)
    for scorer in scorers.values():
        scorer.close()
    print(json.dumps({way: {of: statistics.median(seconds) * 1e6 for of, seconds in one.items()} for way, one in times.items()}))


if __name__ == "__main__":
    main()
