"""Calls of the library's tools, in the child process that all functions share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from v2lo_map._client.errors import ArgumentError
from v2lo_map._client.shared import _shared_scorer

if TYPE_CHECKING:
    from v2lo_map.layout import Layout

#: Most entries that a tool gives at once.
_PAGE = 1000

#: What a tool says at the end of a page, which is not so where all pages are put together.
_HINT = re.compile(rf" (?:These are|The lists have entries) 1 to {_PAGE} of [^;]*; ask with offset {_PAGE} for more\.")


def call_tool(tool: str, **arguments: Any) -> dict[str, Any]:
    """What a tool gives; an argument that is None is left out."""
    return _shared_scorer().call(tool, {name: value for name, value in arguments.items() if value is not None})


def call_pages(tool: str, lists: Sequence[str], **arguments: Any) -> dict[str, Any]:
    """What a tool gives, with all pages of its ``lists`` put together."""
    whole = call_tool(tool, limit=_PAGE, **arguments)
    page = whole
    if page["more"]:
        whole["sentence"] = _HINT.sub("", whole["sentence"])
    while page["more"]:
        page = call_tool(tool, limit=_PAGE, offset=page["offset"] + _PAGE, **arguments)
        for name in lists:
            whole[name] += page[name]
    return whole


def map_text(layout: Layout | str) -> str:
    """A map as tools take it: the text it is read from, or a Layout as JSON."""
    if isinstance(layout, str):
        return layout
    if not hasattr(layout, "to_json"):
        raise ArgumentError(
            "bad-input",
            f"expected a Layout or the text of a map, received {type(layout).__name__}; read a text with parse_layout",
        )
    return layout.to_json()


def text_list(name: str, texts: Iterable[str] | None) -> list[str] | None:
    """A list of texts as tools take it; one text is not a list of its letters."""
    if isinstance(texts, str):
        raise ArgumentError(
            "bad-input", f"{name}: expected a list of texts, received the text {texts!r}; write [{texts!r}]"
        )
    if texts is not None and not isinstance(texts, Iterable):
        raise ArgumentError("bad-input", f"{name}: expected a list of texts, received {texts!r}; write [...]")
    return None if texts is None else list(texts)
