"""Requests and replies as bytes: JSON Lines, or frames whose responses and numbers do not pass through JSON."""

from __future__ import annotations

import json
import logging
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from v2lo_map._client.errors import ArgumentError, ScoreFailure, ScorerError, V2loError, _Broken
from v2lo_map._client.results import COMPONENTS, Score
from v2lo_map._client.values import _checked, _dumps, _is_missing
from v2lo_map._client.work import _ToolCall

#: What an item may bring besides its response and its truth.
_OPTIONAL = ("question", "choices", "true_layout", "strip_prompt")

#: The names of all that is sent of an item.
_READ = ("response", "ground_truth", *_OPTIONAL)

#: Most names that are told of a row.
_MOST_NAMES = 200

#: The codes of what is wrong with a part that every row needs.
_CODES = {"response": "bad-response", "ground_truth": "bad-truth"}

# In bytes: what is joined before it is written. One string of some megabytes goes through fresh memory, and so do the
# bytes of many responses at once: text in ASCII is as long as its bytes, which are made when its piece is.
_PIECE = 1 << 16


def _encode(request_id: str, head: Mapping[str, Any], items: Sequence[Any], lines: bool) -> list[bytes]:
    """A request in pieces that stay in the processor's cache."""
    heads: list[Any] = []
    texts: list[str | bytes] = []
    for item in items:
        item_head, text = _split(item, lines)
        heads.append(item_head)
        texts.append(text)
    header = _dumps(
        dict(head, id=request_id, items=heads),
        lambda: dict(head, id=request_id, items=[_checked(one)[0] for one in heads]),
    )
    if lines:
        return [header, b"\n"]
    size = 4 + len(header) + 4 * len(texts) + sum(map(len, texts))
    lengths = struct.pack(f"<{len(texts)}I", *map(len, texts))
    pieces: list[bytes] = []
    piece, held = [struct.pack("<II", size, len(header)), header, lengths], 0
    for text in texts:
        piece.append(text if isinstance(text, bytes) else text.encode("ascii"))
        held += len(text)
        if held >= _PIECE:
            pieces.append(b"".join(piece))
            piece, held = [], 0
    pieces.append(b"".join(piece))
    return pieces


def _unread_fields(row: Any) -> list[str]:
    """The names of what a row has besides; the scorer knows which of them may be slips."""
    if not isinstance(row, Mapping):
        return []
    return [name for name in row if isinstance(name, str) and name not in _READ][:_MOST_NAMES]


def _split(item: Any, lines: bool) -> tuple[Any, str | bytes]:
    """An item as what goes through JSON and what does not: its response in ASCII or UTF-8, where that holds it."""
    if isinstance(item, _ToolCall):
        return {"tool": item.tool, "arguments": item.arguments}, b""
    if not isinstance(item, Mapping):
        return item, b""  # The scorer says what is wrong with it.
    head: dict[str, Any] = {}
    # None is a truth under preset v2lo, which compares with the text None; NaN is none under any.
    truth = item.get("ground_truth")
    if "ground_truth" in item and (truth is None or not _is_missing(truth)):
        head["ground_truth"] = truth
    if len(item) > 2:
        for name in _OPTIONAL:
            value = item.get(name)
            if not _is_missing(value):
                head[name] = value
    response = item.get("response")
    if not lines and isinstance(response, str):
        try:
            return head, response if response.isascii() else response.encode("utf-8")
        except UnicodeEncodeError:
            pass
    head["response"] = None if _is_missing(response) else response
    return head, b""


def _decode(request_id: str, body: bytes, items: Sequence[Any], lines: bool) -> list[Any]:
    """The results of a reply, one for each item: a Score, what a tool gave, or why there is neither."""
    try:
        return _results(request_id, body, items, lines)
    except (AttributeError, LookupError, TypeError, ValueError, struct.error) as error:
        raise _Broken(f"a reply that cannot be read: {error!r}") from None


def _results(request_id: str, body: bytes, items: Sequence[Any], lines: bool) -> list[Any]:
    if lines:
        head, numbers = json.loads(body), b""
    else:
        end = 4 + struct.unpack_from("<I", body)[0]
        head, numbers = json.loads(body[4:end]), body[end:]
    # A request that could not be read is refused without its id: answers come in order, so it is known.
    if head.get("id", request_id if "error" in head else None) != request_id:
        raise _Broken("a reply to another request")
    if "error" in head:
        raise ScorerError(head["error"]["code"], head["error"]["message"])
    for warning in head.get("warnings", ()):
        logging.getLogger("v2lo_map").warning("%s", warning)
    results = _from_lines(head, items) if lines else _from_numbers(head, numbers, items)
    if len(results) != len(items):
        raise _Broken(f"{len(results)} results for {len(items)} items")
    return results


def _from_lines(head: Mapping[str, Any], items: Sequence[Any]) -> list[Any]:
    told: list[Any] = head["results"]
    return [_from_json(item, result) for item, result in zip(items, told)] if len(told) == len(items) else told


def _from_numbers(head: Mapping[str, Any], numbers: bytes, items: Sequence[Any]) -> list[Any]:
    errors, told = dict(head["errors"]), dict(head.get("results", ()))
    kinds = [(kind["measured"], kind["flags"]) for kind in head["kinds"]]
    results: list[Any] = []
    for index, (kind, row) in enumerate(zip(head["kind"], struct.iter_unpack("<6d", numbers))):
        if kind >= 0:
            results.append(Score(*row, *kinds[kind]))
        elif index in told:
            results.append(told[index])
        else:
            results.append(_failure(items[index], errors[index]))
    return results


def _from_json(item: Any, result: Mapping[str, Any]) -> Any:
    error = result.get("error")
    if error is not None:
        return _failure(item, error)
    if isinstance(item, _ToolCall):
        return result["result"]
    numbers = {name: float(result[name]) for name in COMPONENTS}
    return Score(**numbers, measured=result["measured"], flags=result["flags"])


def _failure(item: Any, error: Mapping[str, str]) -> V2loError:
    """Why an item has no result. One that could not be sent was sent as null, so the reason is found here."""
    if isinstance(item, _ToolCall):
        told = _checked(item.arguments)[1]
        if told is not None:
            return ArgumentError("bad-option", f"arguments of {item.tool}: {told}")
        return V2loError(error["code"], error["message"])
    if not isinstance(item, Mapping):
        if hasattr(item, "to_dict") or _checked(item)[1] is not None:
            told = f"expected a row: a dict with response and ground_truth, received {type(item).__name__}"
            return ScoreFailure("bad-row", told + "; write row.to_dict()" if hasattr(item, "to_dict") else told)
    elif error["code"] == "bad-response" and "response" not in item:
        return ScoreFailure("bad-response", "expected a response that is text, received nothing")
    elif error["code"] == "bad-row":
        for name in ("response", "ground_truth", *_OPTIONAL):
            told = None if _is_missing(item.get(name)) else _checked(item.get(name))[1]
            if told is not None:
                return ScoreFailure(_CODES.get(name, "bad-row"), f"{name}: {told}")
    return ScoreFailure(error["code"], error["message"])
