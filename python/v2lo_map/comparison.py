"""How good a map is against the true one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from v2lo_map._records import record
from v2lo_map._tools import call_pages, map_text

if TYPE_CHECKING:
    from v2lo_map.layout import Layout


@dataclass(frozen=True, slots=True)
class Pair:
    """An object and the true one it is taken for; ``quality`` from 0 to 1, ``center_error`` in meters."""

    predicted: str
    truth: str
    quality: float
    center_error: float


@dataclass(frozen=True, slots=True)
class MapAccuracy:
    """How well two maps agree: shares from 0 to 1, errors in meters, and what was missed and invented."""

    #: The one number: 1 if the maps agree.
    overall: float
    precision: float
    recall: float
    f1: float
    #: The share of the true names that are on the judged map.
    coverage: float
    center_error: float | None
    max_center_error: float | None
    mean_iou: float | None
    direction_agreement: float | None
    predicted_total: int
    truth_total: int
    align: str
    yaw_deg: float
    scale: float
    #: Whether left and right are probably swapped.
    mirrored: bool
    #: The worst first.
    pairs: tuple[Pair, ...]
    missed: tuple[str, ...]
    invented: tuple[str, ...]
    sentence: str
    notes: tuple[str, ...] = ()


def map_accuracy(predicted: Layout | str, truth: Layout | str, align: str | None = None) -> MapAccuracy:
    """How good a map is against the true one of the same room; objects are matched one to one by name.

    ``align`` says what may be done to the judged map first: ``"none"`` (the default: both share a frame), or another of
    docs/map-accuracy.md.

    >>> room = '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]'
    >>> map_accuracy(room, room).overall
    1.0
    """
    told = call_pages(
        "compare_maps",
        ["pairs", "missed", "invented"],
        predicted=map_text(predicted),
        truth=map_text(truth),
        align=align,
    )
    return record(MapAccuracy, told)
