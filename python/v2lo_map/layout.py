"""A metric map, and the reader that finds one in what a model wrote."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from v2lo_map import _html
from v2lo_map._records import record
from v2lo_map._tools import call_tool
from v2lo_map.drawing import draw


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-aligned box on the floor, in meters: x to the right, y forward."""

    min_x: float
    min_y: float
    max_x: float
    max_y: float

    @property
    def center(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.min_x + self.max_x) / 2, (self.min_y + self.max_y) / 2


@dataclass(frozen=True, slots=True)
class MapObject:
    """An object of a map. ``id`` is unique (``chair``, ``chair#2``), ``label`` is the name as it was written."""

    id: str
    label: str
    box: Box
    #: A convex outline, counter-clockwise, where more is known than the box.
    footprint: tuple[tuple[float, float], ...] | None = None
    #: Its lowest and highest point, in meters.
    z_range: tuple[float, float] | None = None
    #: Where its front looks, in degrees clockwise from +y.
    heading_deg: float | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What a reader found: an ``error`` is lost, a ``warning`` odd and kept, a ``repair`` read as it must be meant."""

    code: str
    severity: str
    message: str
    #: Where in the text, in UTF-16 units, the end not included.
    span: tuple[int, int] | None = None
    object_index: int | None = None
    text: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A metric map of a room, seen from above; in a notebook it shows itself as a drawing.

    ``origin`` says what (0, 0) is: ``observer`` (the camera, looking along +y), ``world`` or ``unknown``.
    """

    origin: str
    objects: tuple[MapObject, ...]
    #: The outline of the floor, where it is known.
    floor: tuple[tuple[float, float], ...] | None = None
    #: The format the map was written in.
    dialect: str | None = field(default=None, compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    #: What was taken for granted.
    notes: tuple[str, ...] = field(default=(), compare=False)

    def to_json(self) -> str:
        """The map as the library's JSON, which every function of this package and ``v2lo-map/schema`` read."""
        return json.dumps(
            _without_none(
                {
                    "origin": self.origin,
                    "objects": [_object_json(one) for one in self.objects],
                    "floor": self.floor,
                }
            )
        )

    def _repr_svg_(self) -> str:
        return draw(self).svg

    def _repr_html_(self) -> str:
        found = [f"{one.severity} {one.code}: {one.message}" for one in self.diagnostics]
        return _html.block(self._repr_svg_(), _html.items([*found, *self.notes]))


def parse_layout(text: str, dialect: str | None = None, origin: str | None = None) -> Layout:
    """The map in a text: a model's whole answer, a ``<map>`` block, JSON, or a format of 3-D models.

    What could not be read, was odd or was repaired is in ``diagnostics``. Raises V2loError where there is no map.
    ``dialect`` names the format (default: recognized), ``origin`` says what (0, 0) is (default: what the format says).

    >>> layout = parse_layout('<map>[{"object_name": "sofa", "bbox": [-0.5, 2.6, 1.5, 3.5]}]</map>')
    >>> layout.objects[0].box.center
    (0.5, 3.05)
    """
    told = call_tool("parse_layout", text=text, dialect=dialect, origin=origin)
    return record(Layout, {**told.pop("layout"), **told})


def _object_json(one: MapObject) -> dict[str, Any]:
    box = {"minX": one.box.min_x, "minY": one.box.min_y, "maxX": one.box.max_x, "maxY": one.box.max_y}
    return _without_none(
        {
            "id": one.id,
            "label": one.label,
            "box": box,
            "footprint": one.footprint,
            "zRange": one.z_range,
            "headingDeg": one.heading_deg,
        }
    )


def _without_none(value: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in value.items() if part is not None}
