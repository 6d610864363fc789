"""The steps of the paper's reward program, regular expressions and all, without numpy: what it costs in process.

It shares nothing with the library. It is quadratic on hostile text, as the original is.
"""

import re

AROUND_MARKS = re.compile(r"\s*(<|>|/)\s*")
FORMAT = re.compile(r"<map>.*?</map>\s*<think>.*?</think>\s*<answer>.*?</answer>", re.DOTALL)
ANSWER = re.compile(r"<answer>(.*?)</answer>", re.DOTALL)
# What numpy makes of 1 minus 0.5, 0.55, ..., 0.95.
THRESHOLDS = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.19999999999999996, 0.14999999999999997, 0.09999999999999998, 0.05]


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def accuracy(response, truth):
    found = ANSWER.search(response)
    if found is None:
        return 0.0
    answer = found.group(1).strip()
    predicted, true = number(answer), number(truth)
    if predicted is None or true is None:
        return 1.0 if answer.lower() == truth.lower() else 0.0
    error = abs(predicted - true) / (abs(true) if true != 0 else 1.0)
    return sum(error <= threshold for threshold in THRESHOLDS) / len(THRESHOLDS)


def compute_score(rows):
    scores = []
    for row in rows:
        response = AROUND_MARKS.sub(r"\1", row["response"])
        form = 1.0 if FORMAT.fullmatch(response) else 0.0
        right = accuracy(response, row["ground_truth"])
        scores.append({"overall": (1 - 0.1) * right + 0.1 * form, "format": form, "accuracy": right})
    return scores
