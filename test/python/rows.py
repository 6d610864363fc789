"""What the checks share: the adapters on the path, and rows whose rewards are known."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "dist", "python"))

GOOD = "<map>[]</map><think>t</think><answer>2.4</answer>"
KEYS = {"overall", "format", "accuracy", "map", "consistency", "reasoning", "flag_count", "scorer_failed"}


def row(index):
    """A row and its reward under preset v2lo: the answer differs by index, and so does the reward."""
    correct = index % 3 != 0
    response = "<map>[]</map><think>%d</think><answer>%s</answer>" % (index, "B%d" % index if correct else "wrong")
    return {"response": response, "ground_truth": "B%d" % index}, 1.0 if correct else 0.1


def mixed_batch(draw):
    """Rows as a step brings them, and their rewards: any number around the client's chunks of 512, of any length.

    The client writes pieces of 64 KiB: texts that fill one are drawn more often where a chunk ends.
    """
    count = draw.choice((draw.randrange(1, 512), draw.randrange(512, 3000), 511, 512, 513, 1024, 1025, 1536))
    longest = draw.choice((0, 100, 1000, 4000, 20000))
    items, rewards = [], []
    for index in range(count):
        item, reward = row(index)
        if draw.random() < 0.05:
            item["response"], reward = "", 0.0
        else:
            fills = draw.random() < (0.3 if index % 512 == 511 else 0.003)
            length = (1 << 16) + draw.randrange(-1, 2) - len(item["response"]) if fills else draw.randrange(longest + 1)
            pad = draw.choice("xxxx\u00e9\u5ba4") * length
            item["response"] = item["response"].replace("<think>", "<think>" + pad)
        items.append(item)
        rewards.append(reward)
    return items, rewards
