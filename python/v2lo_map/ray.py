"""A Ray data set scored by an actor pool, one scorer to an actor: a billion rows, on as many machines as Ray has.

import ray
from v2lo_map.ray import score_dataset

rows = ray.data.read_parquet("responses/")
score_dataset(rows, preset="strict", keep=["id"]).write_parquet("scores/")
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import ray.data

from v2lo_map._client.errors import ScoreFailure
from v2lo_map._client.results import COMPONENTS, Score
from v2lo_map._client.scorer import Scorer
from v2lo_map._client.wire import _OPTIONAL

#: What of a row is scored, and what of it must be there.
_NEEDED = ("response", "ground_truth")
_SCORED = (*_NEEDED, *_OPTIONAL)


def score_dataset(
    ds: ray.data.Dataset,
    preset: str | Mapping[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    keep: Sequence[str] | None = None,
    prefix: str = "v2lo_",
    concurrency: int | tuple[int, int] | None = None,
    batch_size: int = 4096,
    num_cpus: float = 0.5,
    **config: Any,
) -> ray.data.Dataset:
    """The data set with the score of every row in columns beside it; as lazy as any of Ray Data.

    ``v2lo_overall``, ``v2lo_format``, ``v2lo_accuracy``, ``v2lo_map``, ``v2lo_consistency`` and ``v2lo_reasoning`` are
    numbers from 0 to 1, ``v2lo_measured`` and ``v2lo_flags`` lists of names. A row that cannot be scored has null in
    all of these, and says why in ``v2lo_error_code`` and ``v2lo_error``, which are null for all others. In the columns
    that are read, too, null means that there is no value.

    columns:      where the data set has what is scored, for what it names otherwise: {"response": "output"}
    keep:         columns of the data set that the result has as well; default: all
    prefix:       what the names of the new columns begin with
    concurrency:  how many actors, or the fewest and the most; default: from 1 up to what the cluster has room for
    batch_size:   most rows that an actor is given at once
    num_cpus:     cores that Ray keeps for an actor. Half of one leaves room to read and to write, so that as many
                  actors as there are cores keep all busy; where actors hold every core, nothing is read and Ray waits.
    config:       further arguments of Scorer, such as ``timeout``
    """
    names = {name: name for name in _SCORED} | dict(columns or {})
    unknown = sorted(names.keys() - set(_SCORED))
    if unknown:
        raise ValueError(f"columns: expected keys out of {', '.join(_SCORED)}, received {', '.join(unknown)}")
    plan = _Plan(names, None if keep is None else list(keep), prefix)
    known = ds.columns(fetch_if_missing=False)
    if known is not None:
        plan.check(known)
    fewest, most = concurrency if isinstance(concurrency, tuple) else (concurrency, concurrency)
    return ds.map_batches(
        _TableScorer,
        fn_constructor_kwargs={"plan": plan, "config": dict(config, preset=preset, options=options)},
        batch_format="pyarrow",
        batch_size=batch_size,
        num_cpus=num_cpus,
        compute=ray.data.ActorPoolStrategy(min_size=fewest, max_size=most),
    )


@dataclass(frozen=True)
class _Plan:
    """Which columns are read, which are kept, and what the new ones are called."""

    names: Mapping[str, str]
    keep: Sequence[str] | None
    prefix: str

    def check(self, present: Sequence[str]) -> None:
        """Raises ValueError where the columns of a data set are not those that were announced."""
        listed = ", ".join(present)
        needed = [column for name, column in self.names.items() if column != name or name in _NEEDED]
        missing = [column for column in (*needed, *(self.keep or ())) if column not in present]
        if missing:
            told = "expected the columns %s, received %s; say columns={...} where they have other names"
            raise ValueError(told % (", ".join(dict.fromkeys(missing)), listed))
        taken = {self.prefix + name for name in _columns([])} & set(present if self.keep is None else self.keep)
        if taken:
            told = "expected no column %s, received %s; choose another prefix"
            raise ValueError(told % (", ".join(sorted(taken)), listed))


class _TableScorer:
    """What an actor does: a table to the table with its scores."""

    def __init__(self, plan: _Plan, config: dict[str, Any]) -> None:
        self.plan = plan
        self.scorer = Scorer(**config)

    def __call__(self, table: pa.Table) -> pa.Table:
        plan = self.plan
        plan.check(table.column_names)
        rows = list(_rows(table, plan.names))
        for row in rows[:1]:
            row.update(
                dict.fromkeys(name for name in table.column_names if name not in {*_SCORED, *plan.names.values()})
            )
        results = self.scorer.score(rows)
        if plan.keep is not None:
            table = table.select(plan.keep)
        for name, column in _columns(results).items():
            table = table.append_column(plan.prefix + name, column)
        return table


def _rows(table: pa.Table, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows as a Scorer takes them, without their nulls."""
    read = [name for name in _SCORED if names[name] in table.column_names]
    for values in zip(*(table.column(names[name]).to_pylist() for name in read), strict=True):
        yield {name: value for name, value in zip(read, values, strict=True) if value is not None}


def _columns(results: Sequence[Score | ScoreFailure]) -> dict[str, pa.Array]:
    """The results as columns, always the same ones and of the same types."""
    scores = [result if isinstance(result, Score) else None for result in results]
    failures = [result if isinstance(result, ScoreFailure) else None for result in results]
    columns: dict[str, pa.Array] = {
        name: pa.array([None if score is None else getattr(score, name) for score in scores], pa.float64())
        for name in COMPONENTS
    }
    for name in ("measured", "flags"):
        lists = [None if score is None else getattr(score, name) for score in scores]
        columns[name] = pa.array(lists, pa.list_(pa.string()))
    columns["error_code"] = pa.array([failure and failure.code for failure in failures], pa.string())
    columns["error"] = pa.array([failure and failure.message for failure in failures], pa.string())
    return columns
