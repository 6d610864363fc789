"""Grid maps (cognitive maps), as earlier work and benchmarks write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from v2lo_map._records import record
from v2lo_map._tools import call_pages, map_text

if TYPE_CHECKING:
    from v2lo_map.layout import Layout

#: The longest text that the tool gives, in characters.
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an object is: the column from the left and the row in the direction ``row_grows`` says, both from 0."""

    name: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Collision:
    """A cell that several objects share."""

    column: int
    row: int
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A map of size x size cells. Lossy: for distances and directions ask the metric map."""

    size: int
    #: ``up``: with +y; ``down``: against it, as in an image.
    row_grows: str
    dialect: str
    #: The grid in its dialect; None where that is longer than a million characters.
    text: str | None
    cells: tuple[Cell, ...]
    collisions: tuple[Collision, ...]
    #: The farthest that a center moved to that of its cell, in meters.
    worst_shift: float | None
    sentence: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The grid in its dialect."""
        return self.text or self.sentence


def to_grid(
    layout: Layout | str, size: int | None = None, *, preset: str | None = None, dialect: str | None = None
) -> Grid:
    """A map as a grid of ``size`` cells per side (10), or as the benchmark ``preset`` makes it.

    ``dialect`` is the format of its text; docs/grid-maps.md has both lists.

    >>> grid = to_grid('[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "tv", "bbox": [5, 5, 6, 6]}]')
    >>> grid.size, [cell.name for cell in grid.cells]
    (10, ['sofa', 'tv'])
    """
    told = call_pages(
        "to_grid",
        ["cells", "collisions"],
        map=map_text(layout),
        size=size,
        preset=preset,
        dialect=dialect,
        max_characters=_LONGEST,
    )
    return record(Grid, told)
