"""Values as JSON has them."""

from __future__ import annotations

import json
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def _dumps(value: Any, plain: Callable[[], Any]) -> bytes:
    """JSON as bytes; values that json does not know are made plain, only where there are any."""
    try:
        text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        text = json.dumps(plain(), allow_nan=False, separators=(",", ":"))
    return text.encode("ascii")


def _plain_or_error(head: Any) -> Any:
    """An item as plain JSON values; one that cannot be is sent as a row the scorer refuses, and costs no other."""
    try:
        plain = _plain(head)
        # Python refuses to write a whole number of thousands of digits.
        json.dumps(plain, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    return plain


def _is_missing(value: Any) -> bool:
    """Whether there is no value: None, or the NaN that tables have in an empty cell, numpy's too."""
    if value is None or isinstance(value, (str, list, tuple, Mapping)):
        return value is None
    plain = value.tolist() if hasattr(value, "tolist") else value
    return isinstance(plain, float) and math.isnan(plain)


def _plain(value: Any, depth: int = 0) -> Any:
    """numpy, tuples, layouts and configuration objects as JSON's own.

    Infinities, and NaN inside a value, go by the names that Python's float() reads.
    """
    if value is None or isinstance(value, (bool, str)):
        return value
    if depth > 64:
        raise ValueError("nested deeper than 64")
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if abs(value) < float("inf") else str(float(value))
    if isinstance(value, Mapping):
        return {k if isinstance(k, str) else str(_plain(k, depth + 1)): _plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)) and not hasattr(value, "tolist"):
        return [_plain(v, depth + 1) for v in value]
    if hasattr(value, "tolist") or hasattr(value, "to_json"):
        return _plain(value.tolist() if hasattr(value, "tolist") else value.to_json(), depth + 1)
    raise TypeError(f"expected a JSON value, received {type(value).__name__}")


def _whole(name: str, value: Any, least: int, most: int) -> int:
    """A whole number as it was given; anything else is refused, True and False too."""
    try:
        number = None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        number = None
    if number is None or not least <= number <= most:
        raise ValueError(
            f"{name}: expected a whole number from {least} to {most}, received {value!r}; leave it out for its default"
        )
    return number


def _seconds(name: str, value: Any) -> float:
    try:
        number = float("nan") if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if not number > 0:
        raise ValueError(
            f"{name}: expected a number of seconds above 0, received {value!r}; leave it out for its default"
        )
    return number
