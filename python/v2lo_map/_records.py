"""The JSON objects of the library as dataclasses."""

from __future__ import annotations

import dataclasses
import functools
import re
import types
import typing
from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")

#: Fields that have another name in Python.
_NAMES = {"assumed": "notes", "explanation": "derivation", "from": "measured_from"}


def record(kind: type[T], value: Mapping[str, Any]) -> T:
    """A dataclass out of a JSON object, camelCase as snake_case; what the dataclass has no field for falls away.

    >>> @dataclasses.dataclass
    ... class Extent:
    ...     min_x: float
    >>> record(Extent, {"minX": 2, "more": False})
    Extent(min_x=2.0)
    """
    hints = _hints(kind)  # type: ignore[arg-type]  # A class is hashable, whatever it is generic in.
    named = {_field_name(key): part for key, part in value.items()}
    return kind(**{name: _read(hints[name], part) for name, part in named.items() if name in hints})


@functools.cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@functools.lru_cache(maxsize=1024)
def _field_name(key: str) -> str:
    return _NAMES.get(key) or re.sub("[A-Z]", lambda letter: "_" + letter.group().lower(), key)


def _read(hint: Any, value: Any) -> Any:
    """A value as its field's type says: records, tuples of them, floats, or as it is."""
    if value is None:
        return None
    parts = typing.get_args(hint)
    if isinstance(hint, types.UnionType) and type(None) in parts:
        inner = [part for part in parts if part is not type(None)]
        return _read(inner[0], value) if len(inner) == 1 else value
    if typing.get_origin(hint) is tuple:
        kinds = [parts[0]] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(_read(kind, part) for kind, part in zip(kinds, value, strict=True))
    if isinstance(value, Mapping) and dataclasses.is_dataclass(hint):
        return record(typing.cast("type[Any]", hint), value)
    return float(value) if hint is float else value
