"""Drawings of maps, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from v2lo_map._client.errors import ArgumentError, V2loError
from v2lo_map._records import record
from v2lo_map._tools import call_tool, map_text, text_list

if TYPE_CHECKING:
    import os

    from v2lo_map.layout import Layout

#: The longest drawing that the tool gives, in characters.
_LONGEST = 900_000


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing; in a notebook it shows itself. ``shows`` is map, question, match or perspective."""

    svg: str = field(repr=False)
    shows: str
    sentence: str
    notes: tuple[str, ...] = ()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the SVG document to a file, whose name ends in .svg or in nothing, and gives its path."""
        written = Path(path)
        if written.suffix.lower() not in ("", ".svg"):
            raise ArgumentError(
                "bad-input",
                f"expected the name of an SVG file, received {written.name}; write {written.stem}.svg",
            )
        written.write_text(self.svg, encoding="utf-8")
        return written

    def __str__(self) -> str:
        """The SVG document."""
        return self.svg

    def _repr_svg_(self) -> str:
        return self.svg


def draw(
    layout: Layout | str,
    question: str | None = None,
    *,
    choices: Sequence[str] | None = None,
    truth: Layout | str | None = None,
    at: str | None = None,
    facing: str | None = None,
    yaw_deg: float | None = None,
    width: int = 640,
    theme: str = "light",
) -> Drawing:
    """A map seen from above, or with a question's derivation, over the true map, or as an observer has it.

    ``at`` and ``facing`` (or ``yaw_deg``, degrees clockwise from +y) place the observer; ``width`` is in pixels,
    ``theme`` is one of docs/drawing.md. Raises V2loError for a question the map does not answer.

    >>> drawing = draw('[{"object_name": "sofa", "bbox": [-0.5, 2.6, 1.5, 3.5]}]')
    >>> drawing.svg[:4], drawing.shows
    ('<svg', 'map')
    """
    told = call_tool(
        "draw",
        map=map_text(layout),
        question=question,
        choices=text_list("choices", choices),
        truth=None if truth is None else map_text(truth),
        at=at,
        facing=facing,
        yaw_deg=yaw_deg,
        width=width,
        theme=theme,
        max_characters=_LONGEST,
    )
    if told["svg"] is None:
        raise V2loError(
            "too-long",
            f"expected a drawing of at most {_LONGEST} characters, received one of "
            f"{told['characters']}; draw a smaller map",
        )
    return record(Drawing, told)
