"""Values as JSON has them."""

from __future__ import annotations

import json
import math
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any

from v2lo_map._client.errors import ArgumentError

#: Most levels of lists and dicts in a value.
_DEEPEST = 64


def _dumps(value: Any, plain: Callable[[], Any]) -> bytes:
    """JSON as bytes; values that json does not know are made plain, only where there are any."""
    try:
        text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        text = json.dumps(plain(), allow_nan=False, separators=(",", ":"))
    return text.encode("ascii")


def _checked(value: Any) -> tuple[Any, str | None]:
    """A value as plain JSON values, or None and why it cannot be sent; whatever it is, this does not raise."""
    try:
        plain = _plain(value)
    except ArgumentError as error:
        return None, error.message
    except Exception as error:
        # A value of the caller's own may do anything when it is asked for its JSON.
        return None, f"expected a value that JSON has, received one that says {error!r}; turn it into text or a list"
    try:
        json.dumps(plain, allow_nan=False)
    except ValueError:
        # Python refuses to write a whole number of thousands of digits.
        return None, "expected numbers of at most some thousand digits, received a longer one; pass it as text"
    return plain, None


def _is_missing(value: Any) -> bool:
    """Whether there is no value: None, or what tables have in an empty cell: NaN, numpy's too, pandas' NA and NaT."""
    if value is None or isinstance(value, (str, list, tuple, Mapping)):
        return value is None
    if type(value).__name__ in ("NAType", "NaTType"):
        return True
    plain = value.tolist() if hasattr(value, "tolist") else value
    return isinstance(plain, float) and math.isnan(plain)


def _plain(value: Any, depth: int = 0) -> Any:
    """numpy, tuples, layouts and configuration objects as JSON's own.

    Infinities, and NaN inside a value, go by the names that Python's float() reads. What may be gone through once only,
    or comes in no order, is refused: it may have to be sent again, and has to say the same.
    """
    if value is None or isinstance(value, (bool, str)):
        return value
    if depth > _DEEPEST:
        told = f"expected at most {_DEEPEST} levels of lists and dicts, received more; flatten it"
        raise ArgumentError("bad-value", told)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if abs(value) < float("inf") else str(float(value))
    if isinstance(value, Mapping):
        return {k if isinstance(k, str) else str(_plain(k, depth + 1)): _plain(v, depth + 1) for k, v in value.items()}
    if hasattr(value, "tolist") or hasattr(value, "to_json"):
        return _plain(value.tolist() if hasattr(value, "tolist") else value.to_json(), depth + 1)
    kind = type(value).__name__
    if isinstance(value, (bytes, bytearray)):
        raise ArgumentError("bad-value", f"expected a text, received {kind}; decode it")
    if isinstance(value, (Iterator, Set)):
        raise ArgumentError("bad-value", f"expected a list, received {kind}; make it one")
    if isinstance(value, Iterable):
        return [_plain(v, depth + 1) for v in value]
    raise ArgumentError("bad-value", f"expected a text, a number, a list or a dict, received {kind}; turn it into one")


def _whole(name: str, value: Any, least: int, most: int) -> int:
    """A whole number as it was given; anything else is refused, True and False too."""
    try:
        number = None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        number = None
    if number is None or not least <= number <= most:
        raise ArgumentError(
            "bad-option",
            f"{name}: expected a whole number from {least} to {most}, received {value!r}; leave it out for its default",
        )
    return number


def _seconds(name: str, value: Any) -> float:
    try:
        number = float("nan") if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if not number > 0:
        raise ArgumentError(
            "bad-option",
            f"{name}: expected a number of seconds above 0, received {value!r}; leave it out for its default",
        )
    return number
