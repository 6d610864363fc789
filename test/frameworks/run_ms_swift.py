"""ms-swift's own registry and its loading of an external plugin."""

import json

import swift
from swift.rewards import orms
from swift.utils import import_external_file

import v2lo_trl  # its folder is where the plugin lies

FILE = v2lo_trl.__file__.replace("v2lo_trl", "v2lo_ms_swift")


def main():
    import_external_file(FILE)
    reward = orms["v2lo_map"](args=None)
    text = "<map>[]</map><think>t</think><answer>B</answer>"
    rewards = reward(completions=[text, "noise"], solution=["B", "B"], messages=[[], []], trainer_state=None)
    assert rewards == [1.0, 0.0], rewards
    print(json.dumps({"framework": "ms-swift", "version": swift.__version__, "ran": "import_external_file, orms and a call as GRPOTrainer makes it"}))


if __name__ == "__main__":
    main()
