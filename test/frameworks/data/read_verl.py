"""verl's own RLHFDataset on JSON Lines and Parquet, and the reward that its rows lead to."""

import json
import os
import sys

import verl
from omegaconf import OmegaConf
from verl.utils.dataset.rl_dataset import RLHFDataset

import v2lo_verl


class Processor:
    """Any processor makes RLHFDataset see pictures; none of its methods is called before a rollout."""


def main(root):
    seen = 0
    for kind in ("pictures", "text"):
        both = []
        for ending in ("jsonl", "parquet"):
            path = os.path.join(root, kind, "verl.train." + ending)
            config = OmegaConf.create({"filter_overlong_prompts": False, "cache_dir": os.path.join(root, ".cache"), "image_patch_size": 14})
            loaded = RLHFDataset([path], tokenizer=None, config=config, processor=Processor() if kind == "pictures" else None)
            both.append([loaded[i] for i in range(len(loaded))])
        for row, other in zip(*both):
            row.pop("dummy_tensor"), other.pop("dummy_tensor")
            assert row == other, (row, other)
            if kind == "pictures":
                blocks = row["raw_prompt"][0]["content"]
                assert [b["type"] for b in blocks] == ["image"] * row["extra_info"]["budget"] + ["text"], blocks
                assert all(os.path.isfile(os.path.join(root, kind, b["image"])) for b in blocks[:-1]), blocks
            truth = row["reward_model"]["ground_truth"]
            told = v2lo_verl.compute_score(data_source=row["data_source"], solution_str="<answer>%s</answer>" % truth, ground_truth=truth, extra_info=row["extra_info"], preset="strict")
            assert told["accuracy"] == 1.0, told
            seen += 1
    print(json.dumps({"framework": "verl", "version": verl.__version__, "ran": "RLHFDataset on JSON Lines and Parquet, %d rows alike, scored with their own extra_info" % seen}))


if __name__ == "__main__":
    main(sys.argv[1])
