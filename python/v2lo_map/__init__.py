"""Metric-grounded cognitive maps: read the map a model wrote, ask it, draw it, and score responses.

>>> from v2lo_map import score
>>> rows = [{"response": "<map>[]</map><think>t</think><answer>B</answer>", "ground_truth": "B"}]
>>> score(rows, preset="v2lo")[0].overall
1.0

Lengths are meters, angles degrees; a map is seen from above, x to the right and y forward. All functions of a process
share one child process, which runs the library in Node; a Scorer has one of its own.
"""

from __future__ import annotations

from v2lo_map._client.errors import ArgumentError, ScoreFailure, ScorerError, V2loError
from v2lo_map._client.results import COMPONENTS, Score
from v2lo_map._client.scorer import Scorer
from v2lo_map.comparison import MapAccuracy, map_accuracy
from v2lo_map.drawing import Drawing, draw
from v2lo_map.grid import Grid, to_grid
from v2lo_map.layout import Box, Diagnostic, Layout, MapObject, parse_layout
from v2lo_map.measures import Direction, Distance, Nearest, Size, direction, distance, nearest, size
from v2lo_map.overview import Description, Surroundings, describe_map, what_is_around
from v2lo_map.questions import AnswerCheck, Solution, ask, check_answer
from v2lo_map.scoring import score, score_one

__all__ = [
    "COMPONENTS",
    "AnswerCheck",
    "ArgumentError",
    "Box",
    "Description",
    "Diagnostic",
    "Direction",
    "Distance",
    "Drawing",
    "Grid",
    "Layout",
    "MapAccuracy",
    "MapObject",
    "Nearest",
    "Score",
    "ScoreFailure",
    "Scorer",
    "ScorerError",
    "Size",
    "Solution",
    "Surroundings",
    "V2loError",
    "ask",
    "check_answer",
    "describe_map",
    "direction",
    "distance",
    "draw",
    "map_accuracy",
    "nearest",
    "parse_layout",
    "score",
    "score_one",
    "size",
    "to_grid",
    "what_is_around",
]
