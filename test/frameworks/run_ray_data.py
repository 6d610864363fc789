"""1,000,000 rows from Parquet to Parquet through an actor pool, one of its actors killed (-9) in the middle."""

import json
import os
import signal
import sys
import tempfile
import threading
import time

import pyarrow as pa
import pyarrow.parquet as pq
import ray
from ray.data import DataContext

from ray_data_rows import row
from v2lo_map import COMPONENTS, Scorer, ScoreFailure
from v2lo_map.ray import score_dataset

TOTAL = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
FILES = 20
WRITTEN_FIRST = TOTAL // 100_000
PRESET = "strict"


def write_input(folder):
    each = TOTAL // FILES
    size = 0
    for part in range(FILES):
        table = pa.Table.from_pylist([row(i) for i in range(part * each, (part + 1) * each)])
        path = os.path.join(folder, "%03d.parquet" % part)
        pq.write_table(table, path, row_group_size=each // 4)
        size += sum(column.nbytes for column in table.columns)
    return size / TOTAL


def straight(folder):
    """The same rows through one scorer, without Ray: a table of what Ray must give."""
    columns = {name: [] for name in ("id", *COMPONENTS, "flags", "error_code")}
    with Scorer(preset=PRESET) as scorer:
        for name in sorted(os.listdir(folder)):
            rows = pq.read_table(os.path.join(folder, name)).to_pylist()
            given = [{key: value for key, value in r.items() if key != "id" and value is not None} for r in rows]
            for r, result in zip(rows, scorer.score(given)):
                failed = isinstance(result, ScoreFailure)
                columns["id"].append(r["id"])
                for component in COMPONENTS:
                    columns[component].append(None if failed else getattr(result, component))
                columns["flags"].append(None if failed else result.flags)
                columns["error_code"].append(result.code if failed else None)
    return columns


def processes():
    """Every process as {pid: (parent, name, seconds of processor time)}."""
    told = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid, encoding="utf-8", errors="replace") as stat:
                tail = stat.read().rpartition(")")[2]
            with open("/proc/%s/cmdline" % pid, encoding="utf-8", errors="replace") as line:
                name = line.read()
        except OSError:
            continue
        fields = tail.split()
        told[int(pid)] = (int(fields[1]), name, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
    return told


def mine():
    """Those of them that this process started, and what they started."""
    told = processes()

    def from_here(pid):
        while pid in told and pid != os.getpid():
            pid = told[pid][0]
        return pid == os.getpid()

    return {pid: of for pid, of in told.items() if pid != os.getpid() and from_here(pid)}


class Watch(threading.Thread):
    """Counts what the run's processes spend, also those that end, and kills an actor once some files are written."""

    def __init__(self, folder):
        super().__init__()
        self.folder, self.over, self.spent, self.written = folder, threading.Event(), {}, None
        self.before = sum(seconds for _, _, seconds in mine().values())

    def run(self):
        while not self.over.wait(0.25):
            now = mine()
            self.spent.update({pid: seconds for pid, (_, _, seconds) in now.items()})
            actors = [pid for pid, (_, name, _) in now.items() if "_TableScorer" in name]
            written = sum(name.endswith(".parquet") for _, _, names in os.walk(self.folder) for name in names)
            if self.written is None and written >= WRITTEN_FIRST and actors:
                os.kill(actors[0], signal.SIGKILL)
                self.written = written

    def end(self):
        self.over.set()
        self.join()
        return sum(self.spent.values()) - self.before


def main():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    DataContext.get_current().enable_progress_bars = False
    # Ray reads blocks of 128 MB, eight of these rows' gigabyte: smaller ones keep both actors busy to the end.
    DataContext.get_current().target_max_block_size = 16 << 20
    with tempfile.TemporaryDirectory() as root:
        source, target = os.path.join(root, "in"), os.path.join(root, "out")
        os.mkdir(source)
        os.mkdir(target)
        bytes_each = write_input(source)
        watch = Watch(target)
        watch.start()
        started = time.monotonic()
        score_dataset(ray.data.read_parquet(source), preset=PRESET, keep=["id"], concurrency=2).write_parquet(target)
        wall = time.monotonic() - started
        core_seconds = watch.end()
        files = len(os.listdir(target))
        scored = pq.read_table(target).sort_by("id").to_pydict()
        ray.shutdown()
        started = time.monotonic()
        expected = straight(source)
        alone = time.monotonic() - started
    assert watch.written is not None and watch.written < files, "no actor was killed in the middle"
    assert scored["id"] == list(range(TOTAL)), "lost or doubled: %d rows" % len(scored["id"])
    wrong = {name: sum(a != b for a, b in zip(scored["v2lo_" + name], expected[name])) for name in expected if name != "id"}
    assert not any(wrong.values()), wrong
    failed = [i for i, code in enumerate(scored["v2lo_error_code"]) if code is not None]
    assert failed == [i for i in range(TOTAL) if i % 1000 in (250, 501)] and all(scored["v2lo_overall"][i] is None for i in failed)
    assert all(message for message in map(scored["v2lo_error"].__getitem__, failed))
    ran = (
        "score_dataset on %s rows of %.1f kB from Parquet to Parquet, preset %s, 2 actors, one killed (-9) at %d of %d files: "
        "0 lost, 0 doubled, 0 unlike a straight run, %s rows failed as errors; %.0f s, %.0f core seconds: %s rows/s a core; straight %.0f s"
    ) % (
        format(TOTAL, ","), bytes_each / 1000, PRESET, watch.written, files, format(len(failed), ","),
        wall, core_seconds, format(round(TOTAL / core_seconds), ","), alone,
    )
    print(json.dumps({"framework": "ray data", "version": ray.__version__, "ran": ran}))


if __name__ == "__main__":
    main()
