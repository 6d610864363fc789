"""A data set made by Ray tasks, one for each shard: their sorted lines are those of one run."""

import json
import os
import shlex
import subprocess
import sys
import tempfile

import ray

SHARDS = 4
COMMAND = shlex.split(os.environ["V2LO_MAP_COMMAND"]) + ["generate", "--rooms", "12", "--per-scene", "15", "--budgets", "1,4", "--json"]


def make(folder, *flags):
    subprocess.run(COMMAND + list(flags) + ["-o", folder], check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(folder, "items.jsonl"), encoding="utf-8") as lines:
        return lines.read().split("\n")[:-1]


@ray.remote(num_cpus=1)
def shard(root, index):
    return make(os.path.join(root, str(index)), "--shard", "%d/%d" % (index, SHARDS))


def main():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    with tempfile.TemporaryDirectory() as root:
        parts = ray.get([shard.remote(root, index) for index in range(1, SHARDS + 1)])
        whole = make(os.path.join(root, "whole"))
    ray.shutdown()
    assert all(parts) and sorted(line for part in parts for line in part) == sorted(whole), [len(part) for part in parts]
    print(json.dumps({"framework": "ray", "version": ray.__version__, "ran": "generate --shard 1/%d to %d/%d as Ray tasks: the union of %s items is the %d of one run" % (SHARDS, SHARDS, SHARDS, " + ".join(str(len(part)) for part in parts), len(whole))}))


if __name__ == "__main__":
    main()
