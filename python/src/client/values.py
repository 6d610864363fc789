from __future__ import annotations

import collections.abc
import json

def _dumps(value, plain):
    """JSON as bytes; values that json does not know are made plain, only where there are any."""
    try:
        text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        text = json.dumps(plain(), allow_nan=False, separators=(",", ":"))
    return text.encode("ascii")


def _plain_or_error(head):
    """An item as plain JSON values; one that cannot be is sent as a row the scorer refuses, and costs no other."""
    try:
        return _plain(head)
    except (TypeError, ValueError, RecursionError) as error:
        return "not JSON: %s" % error


def _plain(value, depth=0):
    """numpy, tuples and configuration objects as JSON's own; NaN and infinities by the names Python's float() reads."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if depth > 64:
        raise ValueError("nested deeper than 64")
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if abs(value) < float("inf") else str(float(value))
    if isinstance(value, collections.abc.Mapping):
        return {k if isinstance(k, str) else str(_plain(k, depth + 1)): _plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, collections.abc.Iterable) and not isinstance(value, (bytes, bytearray)) and not hasattr(value, "tolist"):
        return [_plain(v, depth + 1) for v in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist(), depth + 1)
    raise TypeError("expected a JSON value, received %s" % type(value).__name__)
