"""v2lo-map as a reward of ms-swift:  --external_plugins /path/v2lo_ms_swift.py --reward_funcs v2lo_map"""
import os

from client.batch import score_items
from client.columns import column_items

try:
    from swift.rewards import ORM, orms
except ImportError:
    from swift.plugin import ORM, orms


class V2loMap(ORM):
    """One float for each completion, in order; None where it could not be scored and on_error is "none"."""

    def __call__(self, completions, **columns):
        policy = os.environ.get("V2LO_MAP_ON_ERROR", "raise")
        results = score_items(column_items(completions, columns), policy)
        return [None if result is None else result["overall"] for result in results]


orms["v2lo_map"] = V2loMap
