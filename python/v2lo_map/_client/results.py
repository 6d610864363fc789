"""A score, as numbers."""

from __future__ import annotations

from typing import Any

#: The numbers of a score, always all of them, always finite, from 0 to 1.
COMPONENTS = ("overall", "format", "accuracy", "map", "consistency", "reasoning")


class Score:
    """The score of one row: six numbers from 0 to 1, which of them were measured, and what was noticed.

    A component that was not measured is 0 and has no part in ``overall``; ``measured`` names those that were.

    >>> score = Score(1.0, 1.0, 1.0, 0.0, 0.0, 0.0, ["format", "accuracy"], [])
    >>> score.overall
    1.0
    """

    __slots__ = (*COMPONENTS, "measured", "flags")

    def __init__(
        self,
        overall: float,
        format: float,  # noqa: A002
        accuracy: float,
        map: float,  # noqa: A002
        consistency: float,
        reasoning: float,
        measured: list[str],
        flags: list[str],
    ) -> None:
        self.overall = overall
        self.format = format
        self.accuracy = accuracy
        self.map = map
        self.consistency = consistency
        self.reasoning = reasoning
        self.measured = measured
        self.flags = flags

    def to_dict(self) -> dict[str, Any]:
        """The score as the library gives it and as it is on the wire; ready for ``json.dumps``."""
        row: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        row["error"] = None
        return row

    def __eq__(self, other: object) -> bool:
        return self.to_dict() == other.to_dict() if isinstance(other, Score) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # Its lists may change.

    def __repr__(self) -> str:
        return "Score({})".format(", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__))
