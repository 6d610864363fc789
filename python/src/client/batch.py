from __future__ import annotations

import json
import logging
import os
import sys
import types

from client.command import ScorerError
from client.scorer import COMPONENTS, Scorer

def score_items(items, on_error="raise", **config):
    """Scores a batch: one dict for each item, in order.

    Each item is a dict with ``response``, ``ground_truth`` and, where known, ``question``, ``choices``,
    ``true_layout`` and ``strip_prompt`` (the prompt, where the response begins with it); other keys are not looked at.
    Each result holds the COMPONENTS as floats, ``measured`` and ``flags``, and ``error``: None, or why there is no
    score. ``on_error`` says what an item becomes that cannot be scored: ``"raise"`` raises ScorerError for the batch,
    ``"none"`` gives None in its place, ``"zero"`` gives a score of zeros that keeps its ``error``.

    ``config``: ``preset`` (a name, or a dict), ``options`` (fields of the preset to change), ``timeout`` (seconds
    without progress after which the child is killed; 120), ``retries`` (new children tried in a row; 2), ``framing``
    (``"length"`` or ``"lines"``), ``command`` (what starts the scorer), ``batch`` (most items of a request; 512). Safe
    to call from threads and after a fork.
    """
    if on_error not in ("raise", "none", "zero"):
        raise ValueError("on_error: expected 'raise', 'none' or 'zero', received %r" % (on_error,))
    items = list(items)
    if not items:
        return []
    try:
        results = _shared_scorer(config).score(items)
    except (ScorerError, OSError) as error:
        if on_error == "raise":
            raise
        results = [{"error": {"code": "scorer", "message": str(error)}} for _ in items]
    failed = [(i, r["error"]) for i, r in enumerate(results) if r["error"] is not None]
    if not failed:
        return results
    told = "%d of %d responses could not be scored: %s" % (
        len(failed),
        len(items),
        "; ".join("[%d] %s: %s" % (i, e["code"], e["message"]) for i, e in failed[:3]),
    )
    if on_error == "raise":
        raise ScorerError(told)
    logging.getLogger("v2lo_map").warning("%s (on_error=%s)", told, on_error)
    for i, error in failed:
        results[i] = None if on_error == "none" else dict(
            dict.fromkeys(COMPONENTS, 0.0), measured=[], flags=[], error=error
        )
    return results


async def score_items_async(items, on_error="raise", **config):
    """score_items in a thread of the running loop."""
    import asyncio
    import functools

    call = functools.partial(score_items, items, on_error, **config)
    return await asyncio.get_running_loop().run_in_executor(None, call)


def numbers_of(result):
    """A score as numbers only, always under the same keys, as the trainers that average every value want it."""
    row = {name: float(result[name]) for name in COMPONENTS}
    row["flag_count"] = float(len(result["flags"]))
    row["scorer_failed"] = 0.0 if result["error"] is None else 1.0
    return row


def numbers_only(on_error, framework):
    """The on_error of a framework that has no word for "no reward": none is refused, not turned into something else."""
    on_error = on_error or os.environ.get("V2LO_MAP_ON_ERROR", "raise")
    if on_error == "none":
        raise ValueError("on_error='none': %s takes numbers only; expected 'raise' or 'zero'" % framework)
    return on_error


def _shared_scorer(config):
    """One Scorer for each configuration of this process. It lives outside this module, whose functions stay picklable."""
    registry = sys.modules.setdefault("_v2lo_map_scorers", types.ModuleType("_v2lo_map_scorers")).__dict__
    key = "%s %s" % (globals().get("__file__"), json.dumps(config, sort_keys=True, default=repr))
    return registry.get(key) or registry.setdefault(key, Scorer(**config))
