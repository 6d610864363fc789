"""The items of one call on their way to the child and back."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from v2lo_map._client.errors import ScorerError

#: Most items of a request: what the scorer takes at most.
_MOST_ITEMS = 65536

# In bytes. The scorer refuses a longer request; one of several items is cut in two long before that.
_LONGEST_REQUEST = 1 << 26
_CUT_REQUEST = 1 << 25

#: Most characters of a request's responses (UTF-8: at most 4 bytes each), so that little is encoded only to be cut.
_MOST_CHARACTERS = 1 << 23


class _ToolCall:
    """An item that asks a tool instead of scoring a row."""

    def __init__(self, tool: str, arguments: Mapping[str, Any]) -> None:
        self.tool = tool
        self.arguments = arguments


class _Work:
    """The items of one call: the ranges that wait to be sent, those that wait for their answer, and the results."""

    def __init__(self, items: Sequence[Any], head: Mapping[str, Any], most: int, fields: Sequence[str] = ()) -> None:
        self.items = items
        #: What every request of this call says beside its items: the preset and its options.
        self.head = head
        #: Names that the first row has besides, which the first request says.
        self.fields = fields
        self.results: list[Any] = [None] * len(items)
        self.waiting: collections.deque[tuple[int, int]] = collections.deque()
        self.sent: collections.deque[tuple[int, int]] = collections.deque()
        #: Why the scorer refused a request. The answers to others are still read, so that the child stays of use.
        self.refusal: Exception | None = None
        start, held = 0, 0
        for index, item in enumerate(items):
            response = item.get("response") if isinstance(item, Mapping) else None
            length = len(response) if isinstance(response, str) else 0
            if index > start and (index - start == most or held + length > _MOST_CHARACTERS):
                self.waiting.append((start, index))
                start, held = index, 0
            held += length
        if items:
            self.waiting.append((start, len(items)))

    def unanswered(self) -> int:
        return sum(stop - start for ranges in (self.waiting, self.sent) for start, stop in ranges)

    def refuse(self, error: Exception) -> None:
        self.refusal = self.refusal or error
        self.waiting.clear()


def _row_list(rows: Any) -> list[Any]:
    """The rows of a call; one row, a text and a table are not a list of rows, though Python goes through them."""
    received, remedy = type(rows).__name__, "write score([row]), or score_one(row)"
    if isinstance(rows, Mapping):
        received = "one row"
    elif isinstance(rows, (str, bytes)):
        received = "a text"
    elif hasattr(rows, "columns"):
        ways = ("to_pylist()", "to_dicts()", "to_dict('records')")
        way = next((way for way in ways if hasattr(rows, way.partition("(")[0])), "to_dict('records')")
        remedy = f"write score(table.{way})"
    elif isinstance(rows, Iterable):
        return list(rows)
    raise ScorerError("bad-request", f"expected a list of rows, received {received}; {remedy}")
