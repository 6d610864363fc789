"""v2lo-map as the reward of verifiers: a rubric for its environments, and a function for the tasks of its v1.

In environments (``verifiers<0.4``):   vf.SingleTurnEnv(dataset=..., rubric=V2loRubric(preset="strict"))
In tasks (``verifiers.v1``):           rewards = { v2lo = { fn = "v2lo_map.verifiers:v2lo_reward" } }
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from v2lo_map._client.results import COMPONENTS
from v2lo_map._trainers.batch import numbers_of, numbers_only, score_items_async
from v2lo_map._trainers.columns import row_of, text_of

if TYPE_CHECKING:
    Rubric: Any
else:
    try:
        from verifiers import Rubric
    except ImportError:
        # Its releases from 0.4 on have tasks alone.
        Rubric = None

#: The numbers of a rollout by the name they have among its metrics.
_METRICS = {name: "v2lo_" + name for name in (*COMPONENTS, "flag_count", "scorer_failed")}


async def v2lo_reward(task: Any, trace: Any, on_error: str | None = None, preset: Any = None, **config: Any) -> float:
    """The reward of a rollout of verifiers v1; the parts of its score are recorded as metrics of the trace.

    Plugged in by name, as above, or called by a task that has settings of its own:

        @vf.reward
        async def v2lo(self, trace) -> float:
            return await v2lo_reward(self.data, trace, preset="v2lo")

    The truth and what else is scored are fields of the task's data: ``ground_truth`` (or ``answer``), ``question``,
    ``choices``, ``true_layout``. A rollout that cannot be scored is an error of its task, never a reward; under
    ``on_error="zero"`` it is 0, with the metric ``v2lo_scorer_failed`` 1.
    """
    spoken = trace.root_reply
    if spoken is None:
        spoken = [message.content for message in trace.assistant_messages][-1:]
        spoken = text_of(spoken[0]) if spoken else ""
    row = row_of([task.model_dump()], spoken or "")
    [result] = await score_items_async([row], numbers_only(on_error, "verifiers"), preset=preset, **config)
    numbers = numbers_of(result)
    trace.record_metrics({_METRICS[name]: number for name, number in numbers.items() if name != "overall"})
    return numbers["overall"]


if Rubric is not None:

    class V2loRubric(Rubric):  # type: ignore[misc]  # Known only where verifiers is installed.
        """A rubric of environments: its reward is the score, the parts of the score are metrics.

        The truth is a field ``ground_truth`` or ``answer`` of the row or of its ``info``, beside ``question``,
        ``choices`` and ``true_layout``. A group is scored in one request. A reward function that raises is a reward of
        0 in a plain rubric; this one raises for the whole group instead, and under ``on_error="zero"`` such a rollout
        is 0, with the metric ``v2lo_scorer_failed`` 1. Further functions are added as to any rubric.

        >>> rubric = V2loRubric(preset="v2lo")
        """

        def __init__(self, on_error: str | None = None, preset: Any = None, parser: Any = None, **config: Any) -> None:
            functions = [_reader(name, label) for name, label in _METRICS.items()]
            super().__init__(functions, [1.0] + [0.0] * (len(functions) - 1), parser)
            self._on_error = on_error
            self._config = dict(config, preset=preset)

        async def score_rollout(self, state: Any) -> None:
            """Scores one rollout."""
            await self._score([state])
            await super().score_rollout(state)

        async def score_group(self, states: Sequence[Any]) -> None:
            """Scores the rollouts of a group, in one request."""
            await self._score(states)
            await super().score_group(list(states))

        async def _score(self, states: Sequence[Any]) -> None:
            rows = [_row(state) for state in states]
            results = await score_items_async(rows, numbers_only(self._on_error, "verifiers"), **self._config)
            for state, result in zip(states, results, strict=True):
                state["v2lo"] = numbers_of(result)


def _reader(name: str, label: str) -> Callable[[Any], float]:
    """A reward function that tells one number of what was scored."""

    def read(state: Any) -> float:
        return float(state["v2lo"][name])

    read.__name__ = label
    return read


def _row(state: Mapping[str, Any]) -> dict[str, Any]:
    completion = state["completion"]
    if isinstance(completion, (list, tuple)):
        completion = [m.model_dump() if hasattr(m, "model_dump") else m for m in completion]
    sources = [source for source in (state.get("info"), state.get("input"), state) if isinstance(source, Mapping)]
    return row_of(sources, text_of(completion))
