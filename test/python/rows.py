"""What the checks share: the adapters on the path, and rows whose rewards are known."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "python"))

GOOD = "<map>[]</map><think>t</think><answer>2.4</answer>"
KEYS = {"overall", "format", "accuracy", "map", "consistency", "reasoning", "flag_count", "scorer_failed"}


def row(index):
    """A row and its reward under preset v2lo: the answer differs by index, and so does the reward."""
    correct = index % 3 != 0
    response = "<map>[]</map><think>%d</think><answer>%s</answer>" % (index, "B%d" % index if correct else "wrong")
    return {"response": response, "ground_truth": "B%d" % index}, 1.0 if correct else 0.1
