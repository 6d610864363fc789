"""Distances, sizes and directions on a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from v2lo_map._records import record
from v2lo_map._tools import call_pages, call_tool, map_text, text_list

if TYPE_CHECKING:
    from v2lo_map.layout import Layout


@dataclass(frozen=True, slots=True)
class OtherDistance:
    """The distance by the other measure."""

    measure: str
    distance: float


@dataclass(frozen=True, slots=True)
class Distance:
    """The distance between two objects, in meters; ``measure`` is closest or center."""

    a: str
    b: str
    distance: float
    measure: str
    other: OtherDistance
    sentence: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """Lengths in meters, along x (``width``) and y (``depth``), and the area in square meters."""

    width: float
    depth: float
    longest: float
    shortest: float
    area: float
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """How large an object is; ``measured_from`` is its footprint or its box."""

    name: str
    label: str
    size: Extent
    measured_from: str
    sentence: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """Where something is for an observer; angles in degrees, ``right`` and ``forward`` in meters."""

    target: str
    direction: str
    scheme: str
    bearing_deg: float
    #: To the nearest edge of the sector: how certain the name is.
    margin_deg: float
    ambiguous: bool
    right: float
    forward: float
    sentence: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """An object and how far it is, in meters."""

    name: str
    label: str
    distance: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """Objects in the order of their distance."""

    to: str
    measure: str
    order: str
    objects: tuple[Near, ...]
    #: Between the first and the second, in meters.
    gap: float | None
    #: How many are as near (far) as the first, itself counted.
    tied: int
    ambiguous: bool
    sentence: str
    notes: tuple[str, ...] = ()


def distance(layout: Layout | str, a: str, b: str | None = None, measure: str = "closest") -> Distance:
    """How far ``a`` is from ``b``, or from the camera: between closest points, or between ``"center"`` points.

    >>> distance('[{"object_name": "sofa", "bbox": [0, 2, 2, 3]}]', "sofa").distance
    2.0
    """
    return record(Distance, call_tool("distance", map=map_text(layout), a=a, b=b, measure=measure))


def size(layout: Layout | str, name: str) -> Size:
    """How large an object is.

    >>> size('[{"object_name": "sofa", "bbox": [0, 2, 2, 3]}]', "sofa").size.area
    2.0
    """
    return record(Size, call_tool("size", map=map_text(layout), object=name))


def direction(
    layout: Layout | str,
    target: str,
    *,
    at: str | None = None,
    facing: str | None = None,
    yaw_deg: float | None = None,
    origin: str | None = None,
    scheme: str = "octant",
) -> Direction:
    """Where ``target`` is for an observer at one object who faces another; by default for the camera.

    ``yaw_deg``, degrees clockwise from +y, stands for ``facing``. ``origin`` is the object the direction is taken from,
    in the frame of the observer; default: where the observer stands.

    >>> direction('[{"object_name": "sofa", "bbox": [1, 2, 3, 4]}]', "sofa").direction
    'front-right'
    """
    told = call_tool(
        "direction",
        map=map_text(layout),
        target=target,
        at=at,
        facing=facing,
        yaw_deg=yaw_deg,
        scheme=scheme,
        **{"from": origin},
    )
    return record(Direction, told)


def nearest(
    layout: Layout | str,
    to: str | None = None,
    *,
    candidates: Sequence[str] | None = None,
    label: str | None = None,
    measure: str = "closest",
    order: str = "nearest",
) -> Nearest:
    """The objects nearest to one, or to the camera; all others, or only ``candidates``, or those of a ``label``.

    >>> room = '[{"object_name": "sofa", "bbox": [1, 2, 3, 4]}, {"object_name": "tv", "bbox": [0, 1, 1, 2]}]'
    >>> [near.name for near in nearest(room).objects]
    ['tv', 'sofa']
    """
    told = call_pages(
        "nearest",
        ["objects"],
        map=map_text(layout),
        to=to,
        candidates=text_list("candidates", candidates),
        label=label,
        measure=measure,
        order=order,
    )
    return record(Nearest, told)
