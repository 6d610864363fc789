"""A batch as a trainer scores it, and what a failure becomes there."""

from __future__ import annotations

import asyncio
import functools
import logging
import os
from collections.abc import Iterable
from typing import Any

from v2lo_map._client.errors import ArgumentError, ScoreFailure, ScorerError
from v2lo_map._client.results import COMPONENTS, Score
from v2lo_map._client.shared import _shared_scorer

#: What a trainer may be given for a row that cannot be scored.
_POLICIES = ("raise", "none", "zero")


def score_items(
    items: Iterable[Any], on_error: str | None = None, preset: Any = None, options: Any = None, **config: Any
) -> list[Score | ScoreFailure]:
    """A batch of rows as Scorer.score takes them, with what to do about rows that cannot be scored.

    ``on_error``: ``"raise"`` (the default, or what V2LO_MAP_ON_ERROR says) raises ScorerError for the batch;
    ``"none"`` and ``"zero"`` leave each ScoreFailure in its row's place, with a warning in the log, for the caller to
    turn into what its trainer understands. ``config`` is that of Scorer.
    """
    on_error = policy_of(on_error)
    rows = list(items)
    if not rows:
        return []
    results: list[Score | ScoreFailure]
    try:
        results = _shared_scorer(**config).score(rows, preset, options)
    except (ScorerError, OSError) as error:
        if on_error == "raise":
            raise
        results = [ScoreFailure("scorer", str(error)) for _ in rows]
    failed = [(i, result) for i, result in enumerate(results) if isinstance(result, ScoreFailure)]
    if failed:
        first = "; ".join(f"[{i}] {failure.code}: {failure}" for i, failure in failed[:3])
        told = f"{len(failed)} of {len(rows)} responses could not be scored: {first}"
        if on_error == "raise":
            raise ScorerError("rows-failed", told)
        logging.getLogger("v2lo_map").warning("%s (on_error=%s)", told, on_error)
    return results


async def score_items_async(
    items: Iterable[Any], on_error: str | None = None, **config: Any
) -> list[Score | ScoreFailure]:
    """score_items in a thread, so that the running loop goes on."""
    call = functools.partial(score_items, items, on_error, **config)
    return await asyncio.get_running_loop().run_in_executor(None, call)


def policy_of(on_error: str | None) -> str:
    """What to do about a failure: as given, else as V2LO_MAP_ON_ERROR says, else ``"raise"``."""
    chosen = on_error or os.environ.get("V2LO_MAP_ON_ERROR", "raise")
    if chosen not in _POLICIES:
        told = f"on_error: expected 'raise', 'none' or 'zero', received {chosen!r}; write one of them"
        raise ArgumentError("bad-option", told)
    return chosen


def numbers_only(on_error: str | None, framework: str) -> str:
    """The policy for a trainer that has no word for "no reward": none is refused, not turned into something else."""
    chosen = policy_of(on_error)
    if chosen == "none":
        told = f"on_error: expected 'raise' or 'zero', as {framework} takes numbers only, received 'none'; write one"
        raise ArgumentError("bad-option", told)
    return chosen


def numbers_of(result: Score | ScoreFailure) -> dict[str, float]:
    """A result as numbers only, always under the same keys, for trainers that average every value."""
    if isinstance(result, ScoreFailure):
        return dict(dict.fromkeys(COMPONENTS, 0.0), flag_count=0.0, scorer_failed=1.0)
    row = {name: float(getattr(result, name)) for name in COMPONENTS}
    return dict(row, flag_count=float(len(result.flags)), scorer_failed=0.0)


def reward_of(result: Score | ScoreFailure, on_error: str | None) -> float | None:
    """A result as one number, for trainers that leave None out of their statistics."""
    if isinstance(result, ScoreFailure):
        return None if policy_of(on_error) == "none" else 0.0
    return result.overall
