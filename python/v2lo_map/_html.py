"""Pieces of HTML for notebooks. Everything a map or a model said is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable


def block(*parts: str) -> str:
    """Pieces of HTML under each other."""
    return f"<div>{''.join(parts)}</div>"


def paragraph(text: str) -> str:
    """A text as a paragraph."""
    return f"<p>{html.escape(text)}</p>"


def lines(text: str) -> str:
    """A text with its lines kept."""
    return f"<pre>{html.escape(text)}</pre>"


def items(texts: Iterable[str]) -> str:
    """Texts as a list; nothing where there are none."""
    listed = "".join(f"<li>{html.escape(text)}</li>" for text in texts)
    return f"<ul>{listed}</ul>" if listed else ""
