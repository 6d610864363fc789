"""Rows out of what trainers pass: completions and the columns of a data set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from v2lo_map._client.errors import ArgumentError

#: Where the truth may be, the first that is there.
_TRUTH_COLUMNS = ("ground_truth", "solution", "answer", "label")

#: What trainers may pass besides.
_KNOWN_COLUMNS = ("question", "choices", "true_layout")


def text_of(completion: Any) -> Any:
    """The text of a completion: a string, or the last assistant message of a list, its content a string or blocks."""
    if isinstance(completion, str):
        return completion
    if isinstance(completion, Mapping):
        content = completion.get("content")
        if isinstance(content, (list, tuple)):
            return "".join(b if isinstance(b, str) else (b.get("text") or "") for b in content if b is not None)
        return content
    if isinstance(completion, (list, tuple)):
        spoken = [m for m in completion if not isinstance(m, Mapping) or m.get("role", "assistant") == "assistant"]
        return text_of(spoken[-1]) if spoken else ""
    return completion


def column_items(
    completions: Sequence[Any], columns: Mapping[str, Any], truth_column: str | None = None
) -> list[dict[str, Any]]:
    """Rows out of a data set's columns, as TRL and ms-swift pass them; every column must be as long as the batch."""
    names = [truth_column] if truth_column else _TRUTH_COLUMNS
    truths = next((columns[n] for n in names if columns.get(n) is not None), None)
    if truths is None:
        received = ", ".join(sorted(columns)) or "none"
        told = "expected a column with the truth: {}, received {}; rename the one with the truths"
        raise ArgumentError("bad-truth", told.format(" or ".join(names), received))
    known = {"ground_truth": truths}
    known.update((n, columns[n]) for n in _KNOWN_COLUMNS if columns.get(n) is not None)
    for name, column in known.items():
        one = isinstance(column, str) or not hasattr(column, "__len__")
        if one or len(column) != len(completions):
            received = "one" if one else str(len(column))
            told = f"column {name}: expected {len(completions)} values, received {received}; give one a completion"
            raise ArgumentError("bad-row", told)
    rows = [
        dict(((n, column[i]) for n, column in known.items()), response=text_of(completion))
        for i, completion in enumerate(completions)
    ]
    for row in rows[:1]:
        row.update(names_besides(columns))
    return rows


def names_besides(names: Iterable[Any]) -> dict[str, None]:
    """Fields without values, for a row: the scorer says which of these names may be slips."""
    read = {*_TRUTH_COLUMNS, *_KNOWN_COLUMNS, "response", "strip_prompt"}
    return {name: None for name in names if isinstance(name, str) and name not in read}


def row_of(sources: Sequence[Mapping[str, Any]], response: Any) -> dict[str, Any]:
    """A row out of what a gym knows of a rollout, each field from the first source that has it.

    An empty text is no truth: it is what a gym says where it was given none.
    """
    row: dict[str, Any] = {"response": response}
    for source in sources:
        row.update(names_besides(source))
    for name in _KNOWN_COLUMNS:
        _add(row, name, [source.get(name) for source in sources])
    truths = [source.get(name) for source in sources for name in _TRUTH_COLUMNS]
    _add(row, "ground_truth", [None if isinstance(truth, str) and truth == "" else truth for truth in truths])
    return row


def _add(row: dict[str, Any], name: str, values: Sequence[Any]) -> None:
    """Adds the first of the values that is one."""
    for value in values:
        if value is not None:
            row[name] = value
            return
