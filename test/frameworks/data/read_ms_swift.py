"""ms-swift's own load_dataset on the files for supervised training and for GRPO."""

import json
import os
import sys

import swift
from swift.dataset import load_dataset


def main(root):
    seen = 0
    for kind in ("pictures", "text"):
        for name, turns in (("ms-swift", 2), ("ms-swift-grpo", 1)):
            path = os.path.join(root, kind, name + ".train.jsonl")
            lines = [json.loads(line) for line in open(path, encoding="utf-8").read().splitlines()]
            loaded, rest = load_dataset([path], split_dataset_ratio=0.0, shuffle=False, remove_unused_columns=False)
            assert rest is None and len(loaded) == len(lines), (path, len(loaded))
            for row, line in zip(loaded, lines):
                assert [(m["role"], m["content"]) for m in row["messages"]] == [(m["role"], m["content"]) for m in line["messages"]], row
                assert len(row["messages"]) == turns
                assert [picture["path"] for picture in row.get("images") or []] == line.get("images", []), row["images"]
                assert row["messages"][0]["content"].count("<image>") == len(line.get("images", []))
                if turns == 1:
                    assert all(row[column] == line[column] for column in ("solution", "question", "true_layout")), row
                seen += 1
    print(json.dumps({"framework": "ms-swift", "version": swift.__version__, "ran": "load_dataset on the files for SFT and GRPO, %d rows, every column there" % seen}))


if __name__ == "__main__":
    main(sys.argv[1])
