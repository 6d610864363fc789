"""Calls of the library's tools, in the child process that all functions share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from v2lo_map._client.errors import V2loError
from v2lo_map._client.shared import _shared_scorer

if TYPE_CHECKING:
    from v2lo_map.layout import Layout

#: Most entries that a tool gives at once.
_PAGE = 1000


def call_tool(tool: str, **arguments: Any) -> dict[str, Any]:
    """What a tool gives; an argument that is None is left out."""
    return _shared_scorer().call(tool, {name: value for name, value in arguments.items() if value is not None})


def call_pages(tool: str, lists: Sequence[str], **arguments: Any) -> dict[str, Any]:
    """What a tool gives, with all pages of its ``lists`` put together."""
    whole = call_tool(tool, limit=_PAGE, **arguments)
    page = whole
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
        raise V2loError(
            "bad-input",
            f"expected a Layout or the text of a map, received {type(layout).__name__}; read a text with parse_layout",
        )
    return layout.to_json()


def choice_list(choices: Sequence[str] | None) -> list[str] | None:
    """Choices as tools take them; one text is not a list of its letters."""
    if isinstance(choices, str):
        raise V2loError(
            "bad-input", f"expected choices to be a list of texts, received the text {choices!r}; write [{choices!r}]"
        )
    return None if choices is None else list(choices)
