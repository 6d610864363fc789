"""Scores from the scorer that all functions of this process share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from v2lo_map._client.errors import ScoreFailure
from v2lo_map._client.results import Score
from v2lo_map._client.shared import _shared_scorer


def score(
    rows: Iterable[Mapping[str, Any]],
    preset: str | Mapping[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
) -> list[Score | ScoreFailure]:
    """One result for each row, in order: its Score, or the ScoreFailure that says why it has none.

    A row is a dict with ``response``, ``ground_truth`` and, where known, ``question``, ``choices`` and ``true_layout``.
    ``preset`` is a name (``"strict"``, the default, or ``"v2lo"``) or a whole preset, ``options`` are fields of it that
    are changed. A mistake in these raises ScorerError.

    >>> response = "<map>[]</map><think>t</think><answer>2.4</answer>"
    >>> [result.accuracy for result in score([{"response": response, "ground_truth": "2.5"}], preset="v2lo")]
    [1.0]
    """
    return _shared_scorer().score(rows, preset, options)


def score_one(
    row: Mapping[str, Any],
    preset: str | Mapping[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
) -> Score:
    """The score of one row; raises its ScoreFailure where it has none.

    >>> score_one({"response": "<answer>B</answer>", "ground_truth": "B"}, preset="v2lo").overall
    0.9
    """
    return _shared_scorer().score_one(row, preset, options)
