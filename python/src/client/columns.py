from __future__ import annotations

import collections.abc

def text_of(completion):
    """The text of a completion: a string, or the last assistant message of a list, its content a string or blocks."""
    if isinstance(completion, str):
        return completion
    if isinstance(completion, collections.abc.Mapping):
        content = completion.get("content")
        if isinstance(content, (list, tuple)):
            return "".join(b if isinstance(b, str) else (b.get("text") or "") for b in content if b is not None)
        return content
    if isinstance(completion, (list, tuple)):
        spoken = [m for m in completion if not isinstance(m, collections.abc.Mapping) or m.get("role", "assistant") == "assistant"]
        return text_of(spoken[-1]) if spoken else ""
    return completion


def column_items(completions, columns, truth_column=None):
    """Items out of a dataset's columns, as TRL and ms-swift pass them; every column must be as long as the batch."""
    names = [truth_column] if truth_column else ["ground_truth", "solution", "answer", "label"]
    truths = next((columns[n] for n in names if columns.get(n) is not None), None)
    if truths is None:
        raise ValueError("expected a column with the truth: %s; received %s" % (" or ".join(names), ", ".join(sorted(columns)) or "none"))
    known = {"ground_truth": truths}
    known.update((n, columns[n]) for n in ("question", "choices", "true_layout") if columns.get(n) is not None)
    for name, column in known.items():
        if isinstance(column, str) or len(column) != len(completions):
            raise ValueError("column %s: expected %d values, received %s" % (name, len(completions), "a string" if isinstance(column, str) else len(column)))
    return [
        dict(((n, c[i]) for n, c in known.items()), response=text_of(completion))
        for i, completion in enumerate(completions)
    ]
