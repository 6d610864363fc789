"""Questions about a map, in a benchmark's own words or in plain English, answered by exact geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from v2lo_map import _html
from v2lo_map._client.errors import V2loError
from v2lo_map._records import record
from v2lo_map._tools import call_tool, map_text, text_list
from v2lo_map.drawing import Drawing, draw
from v2lo_map.layout import Layout


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice that is right."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured number."""

    name: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Solution:
    """An answer with how it comes about; in a notebook it shows itself as a drawing with its derivation."""

    kind: str
    #: As a benchmark wants it: a letter where there are choices.
    answer: str
    #: A number in ``unit``, a direction, yes or no, a name, or a list of names.
    value: float | str | list[str]
    #: Whether another answer is as good, and a convention decides.
    ambiguous: bool
    sentence: str
    derivation: str
    layout: Layout | str = field(repr=False)
    question: str = field(repr=False)
    unit: str | None = None
    choice: Choice | None = None
    quantities: tuple[Quantity, ...] = ()
    #: How far the answer is from being another one.
    margin: float | None = None
    #: What was taken for granted.
    notes: tuple[str, ...] = ()
    choices: tuple[str, ...] | None = field(default=None, repr=False)

    def draw(self, width: int = 640, theme: str = "light") -> Drawing:
        """The map with the derivation drawn on it."""
        return draw(self.layout, self.question, choices=self.choices, width=width, theme=theme)

    def _repr_html_(self) -> str:
        try:
            picture = self.draw().svg
        except V2loError as error:
            picture = _html.paragraph(str(error))
        return _html.block(
            _html.paragraph(self.sentence), picture, _html.lines(self.derivation), _html.items(self.notes)
        )


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """Whether an answer follows from a map: ``consistent``, ``inconsistent`` or ``undecidable``, with the reason."""

    verdict: str
    ambiguous: bool
    sentence: str
    stated: str | None = None
    implied: str | None = None
    unit: str | None = None
    reason: str | None = None
    notes: tuple[str, ...] = ()


def ask(
    layout: Layout | str, question: str, choices: Sequence[str] | None = None, *, synonyms: bool = False
) -> Solution:
    """The answer to one question about a map, with its derivation.

    ``choices`` are texts without their letters; ``synonyms`` reads couch for sofa. Raises V2loError, with what to do,
    for a question that cannot be read and for one the map does not answer.

    >>> room = '[{"object_name": "sofa", "bbox": [-0.5, 2.6, 1.5, 3.5]}, {"object_name": "lamp", "bbox": [2, 2, 3, 3]}]'
    >>> solution = ask(room, "How far apart are the centers of the sofa and the lamp?")
    >>> solution.answer, solution.unit
    ('2.07', 'm')
    """
    asked = text_list("choices", choices)
    told = call_tool(
        "ask", map=map_text(layout), question=question, choices=asked, synonyms=synonyms or None, explain=True
    )
    return record(Solution, {**told, "layout": layout, "question": question, "choices": asked})


def check_answer(layout: Layout | str, question: str, answer: str, choices: Sequence[str] | None = None) -> AnswerCheck:
    """Whether an answer to a question follows from a map. It judges the answer, not the map (map_accuracy does).

    >>> room = '[{"object_name": "sofa", "bbox": [-0.5, 2.6, 1.5, 3.5]}]'
    >>> check_answer(room, "How long is the sofa?", "2 m").verdict
    'consistent'
    """
    asked = text_list("choices", choices)
    told = call_tool("check_answer", map=map_text(layout), question=question, answer=answer, choices=asked)
    return record(AnswerCheck, told)
