"""LLaMA-Factory's own loader on dataset_info.json and the files it names, and its check of the marks for pictures."""

import importlib.machinery
import json
import os
import sys
import types

# It imports torchaudio, whose wheels ask for one build of torch; only audio needs it.
if "torchaudio" not in sys.modules:
    stub = types.ModuleType("torchaudio")
    stub.__spec__ = importlib.machinery.ModuleSpec("torchaudio", None)
    sys.modules["torchaudio"] = stub
os.environ["DISABLE_VERSION_CHECK"] = "1"

import importlib.metadata

from llamafactory.data.loader import _load_single_dataset
from llamafactory.data.mm_plugin import BasePlugin
from llamafactory.data.parser import get_dataset_list
from llamafactory.hparams import DataArguments, ModelArguments


def main(root):
    seen = 0
    for kind in ("pictures", "text"):
        folder = os.path.join(root, kind)
        names = list(json.load(open(os.path.join(folder, "dataset_info.json"), encoding="utf-8")))
        data_args = DataArguments(dataset=",".join(names), dataset_dir=folder, media_dir=folder, template="qwen2_vl")
        for attr in get_dataset_list(names, folder):
            loaded = _load_single_dataset(attr, ModelArguments(model_name_or_path="none", cache_dir=os.path.join(root, ".cache")), data_args, types.SimpleNamespace(local_process_index=0))
            lines = open(os.path.join(folder, attr.dataset_name), encoding="utf-8").read().splitlines()
            assert len(loaded) == len(lines), (attr.dataset_name, len(loaded))
            for row, line in zip(loaded, map(json.loads, lines)):
                assert row["_prompt"] == [{"role": "user", "content": line["conversations"][0]["value"]}], row
                assert row["_response"] == [{"role": "assistant", "content": line["conversations"][1]["value"]}], row
                pictures = row["_images"] or []
                assert len(pictures) == len(line.get("images", [])) and all(map(os.path.isfile, pictures)), pictures
                BasePlugin._validate_messages(None, row["_prompt"] + row["_response"], pictures, [], [])
                seen += 1
    print(json.dumps({"framework": "llama-factory", "version": importlib.metadata.version("llamafactory"), "ran": "dataset_info.json through get_dataset_list and _load_single_dataset, %d rows, one mark a picture" % seen}))


if __name__ == "__main__":
    main(sys.argv[1])
