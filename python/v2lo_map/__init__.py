"""Metric-grounded cognitive maps: read the map a model wrote, ask it, draw it, and score responses.

>>> from v2lo_map import score
>>> rows = [{"response": "<map>[]</map><think>t</think><answer>B</answer>", "ground_truth": "B"}]
>>> score(rows, preset="v2lo")[0].overall
1.0

Lengths are meters, angles degrees; a map is seen from above, x to the right and y forward. All functions of a process
share one child process, which runs the library in Node; a Scorer has one of its own.
"""

from __future__ import annotations

from v2lo_map._client.errors import ScoreFailure, ScorerError, V2loError
from v2lo_map._client.results import COMPONENTS, Score
from v2lo_map._client.scorer import Scorer
from v2lo_map.scoring import score, score_one

__all__ = ["COMPONENTS", "Score", "ScoreFailure", "Scorer", "ScorerError", "V2loError", "score", "score_one"]
