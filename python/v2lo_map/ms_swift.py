"""v2lo-map as a reward of ms-swift.

--external_plugins /path/v2lo_ms_swift.py --reward_funcs v2lo_map
"""

from __future__ import annotations

from typing import Any

from v2lo_map._trainers.batch import reward_of, score_items
from v2lo_map._trainers.columns import column_items

try:
    from swift.rewards import ORM, orms
except ImportError:
    from swift.plugin import ORM, orms


class V2loMap(ORM):  # type: ignore[misc]  # ms-swift says nothing of its types.
    """One float for each completion, in order; None where it could not be scored and on_error is "none"."""

    def __call__(self, completions: list[Any], **columns: Any) -> list[float | None]:
        """The rewards of a batch; the truth is the column ground_truth, solution, answer or label."""
        return [reward_of(result, None) for result in score_items(column_items(completions, columns))]


orms["v2lo_map"] = V2loMap
