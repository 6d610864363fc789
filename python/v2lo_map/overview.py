"""What is on a map, and around an observer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from v2lo_map._records import record
from v2lo_map._tools import call_pages, map_text
from v2lo_map.measures import Extent

if TYPE_CHECKING:
    from v2lo_map.layout import Layout


@dataclass(frozen=True, slots=True)
class Point:
    """A point, in meters."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Listed:
    """An object with its measures; ``bbox`` is min x, min y, max x, max y."""

    name: str
    label: str
    center: Point
    bbox: tuple[float, ...]
    size: Extent


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How often a label occurs."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Description:
    """What is on a map: objects, labels, the box around them and the area of the floor in square meters.

    ``labels`` are the first 1,000 at most; ``labels_total`` says how many there are.
    """

    origin: str
    objects: tuple[Listed, ...]
    labels: tuple[LabelCount, ...]
    labels_total: int
    bounds: tuple[float, ...] | None
    floor_area: float | None
    #: ``floor``, or ``hull``: the convex hull of the objects, without empty borders.
    floor_from: str | None
    sentence: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector with objects in it, how many, and the nearest; ``range`` in meters."""

    sector: str
    count: int
    nearest: str
    range: float


@dataclass(frozen=True, slots=True)
class Seen:
    """An object as an observer has it; ``range`` is to its center, in meters. Standing on it gives no sector."""

    name: str
    label: str
    sector: str | None
    bearing_deg: float | None
    range: float
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around an observer, clockwise from the front, the nearest of each sector first."""

    scheme: str
    sectors: tuple[Sector, ...]
    objects: tuple[Seen, ...]
    sentence: str
    notes: tuple[str, ...] = ()


def describe_map(layout: Layout | str, label: str | None = None) -> Description:
    """What is on a map: all objects, or those of a ``label``.

    >>> describe_map('[{"object_name": "sofa", "bbox": [0, 2, 2, 3]}]').floor_area
    2.0
    """
    return record(Description, call_pages("describe_map", ["objects"], map=map_text(layout), label=label))


def what_is_around(
    layout: Layout | str,
    *,
    at: str | None = None,
    facing: str | None = None,
    yaw_deg: float | None = None,
    max_range: float | None = None,
    sector: str | None = None,
    scheme: str = "octant",
) -> Surroundings:
    """What is around an observer at one object who faces another; by default around the camera.

    ``max_range`` is the farthest center in meters, ``sector`` only one of them, such as ``"front-left"``.

    >>> around = what_is_around('[{"object_name": "sofa", "bbox": [1, 2, 3, 4]}]')
    >>> [(one.name, one.sector) for one in around.objects]
    [('sofa', 'front-right')]
    """
    told = call_pages(
        "what_is_around",
        ["objects"],
        map=map_text(layout),
        at=at,
        facing=facing,
        yaw_deg=yaw_deg,
        max_range=max_range,
        sector=sector,
        scheme=scheme,
    )
    return record(Surroundings, told)
