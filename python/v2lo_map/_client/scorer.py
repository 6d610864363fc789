"""A scorer: a child process that is asked in batches, and replaced when it fails."""

from __future__ import annotations

import collections
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from v2lo_map._client.command import scorer_command
from v2lo_map._client.errors import ArgumentError, ScoreFailure, ScorerError, V2loError, _Broken
from v2lo_map._client.link import _Link
from v2lo_map._client.results import Score
from v2lo_map._client.values import _checked, _seconds, _whole
from v2lo_map._client.wire import _decode, _encode, _unread_fields
from v2lo_map._client.work import _CUT_REQUEST, _LONGEST_REQUEST, _MOST_ITEMS, _row_list, _ToolCall, _Work

#: The rewards that have names: a slip is told when a trainer is configured, not when its first batch is there.
_PRESETS = ("strict", "v2lo")

#: So many names of fields are told of; rows that go on with others have names for keys.
_MOST_TOLD = 1000

#: Most tool calls of a request: an answer may be a picture.
_MOST_CALLS = 64


class Scorer:
    """A scorer of one's own, started when it is first needed; usable from threads, after a fork and after pickling.

    preset:   the reward: a name (``"strict"``, ``"v2lo"``) or a whole preset as a dict; default ``"strict"``, or
              what V2LO_MAP_PRESET says
    options:  fields of the preset that are changed
    timeout:  seconds without progress after which the child is replaced
    retries:  new children tried in a row
    framing:  ``"length"``, or ``"lines"`` for JSON Lines
    command:  what starts the scorer, as a string or a list of words; default: the one of this package
    batch:    most rows of a request

    >>> row = {"response": "<map>[]</map><think>t</think><answer>B</answer>", "ground_truth": "B"}
    >>> with Scorer(preset="v2lo") as scorer:
    ...     scorer.score_one(row).overall
    1.0
    """

    def __init__(
        self,
        preset: str | Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
        timeout: float = 120.0,
        retries: int = 2,
        framing: str = "length",
        command: str | Sequence[str] | None = None,
        batch: int = 512,
    ) -> None:
        if framing not in ("length", "lines"):
            raise ArgumentError("bad-option", f"framing: expected 'length' or 'lines', received {framing!r}; write one")
        self._config: dict[str, Any] = {
            "preset": preset,
            "options": options,
            "timeout": timeout,
            "retries": retries,
            "framing": framing,
            "command": command,
            "batch": batch,
        }
        self._head = _head(preset, options)
        named = self._head.get("preset")
        if isinstance(named, str) and named not in _PRESETS:
            known = " or ".join(map(repr, _PRESETS))
            told = f"preset: expected {known}, or a whole preset as a dict, received {named!r}; write one of these"
            raise ArgumentError("bad-option", told)
        of_the_user = os.environ.get("V2LO_MAP_TIMEOUT")
        if of_the_user is None:
            self._timeout = _seconds("timeout", timeout)
        else:
            self._timeout = _seconds("V2LO_MAP_TIMEOUT", of_the_user)
        self._retries = _whole("retries", retries, 0, 1000)
        self._batch = _whole("batch", batch, 1, _MOST_ITEMS)
        self._lines = framing == "lines"
        self._command = command
        self._links: dict[int, _Link] = {}
        #: Names of fields that the scorer was told of: what it says of them is logged once.
        self._told: set[str] = set()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_new_scorer, (self._config,))

    def __enter__(self) -> Scorer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def score(
        self,
        rows: Iterable[Any],
        preset: str | Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> list[Score | ScoreFailure]:
        """One result for each row, in order: its Score, or the ScoreFailure that says why it has none.

        A row is a dict with ``response``, ``ground_truth`` and, where known, ``question``, ``choices``, ``true_layout``
        and ``strip_prompt`` (the prompt, where the response begins with it). Other keys are not looked at; one that is
        nearly called what the first row lacks is told once in the log.
        ``preset`` and ``options`` are those of this call, where they are not the scorer's own.
        """
        head = self._head if preset is None and options is None else _head(preset, options, self._head)
        listed = _row_list(rows)
        return self._run(_Work(listed, head, self._batch, self._untold(listed[0], head) if listed else ()))

    def _untold(self, row: Any, head: Mapping[str, Any]) -> list[str]:
        """Names of a row that are not read and that the scorer was not told of yet."""
        # The paper's reward looks at nothing that a slip of one may cost.
        if head.get("preset") == "v2lo" or len(self._told) > _MOST_TOLD:
            return []
        names = [name for name in _unread_fields(row) if name not in self._told]
        self._told.update(names)
        return names

    def score_one(
        self,
        row: Any,
        preset: str | Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Score:
        """The score of one row; raises its ScoreFailure where it has none."""
        result = self.score([row], preset, options)[0]
        if isinstance(result, ScoreFailure):
            raise result
        return result

    def call(self, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """What a tool gives, as docs/agents.md has it; raises a V2loError with its sentence where it refuses."""
        result = self.call_all([(tool, arguments)])[0]
        if isinstance(result, V2loError):
            raise result
        return result

    def call_all(self, calls: Iterable[tuple[str, Mapping[str, Any]]]) -> list[dict[str, Any] | V2loError]:
        """What each of many calls gives, in order: the answer of the tool, or the V2loError it refuses with."""
        return self._run(_Work([_ToolCall(tool, given) for tool, given in calls], {}, min(_MOST_CALLS, self._batch)))

    def close(self) -> None:
        """Ends the child of this process, if there is one. The next call starts another."""
        link = self._link()
        with link.lock:
            link.stop()

    def _run(self, work: _Work) -> list[Any]:
        link = self._link()
        with link.lock:
            return self._exchange(link, work)

    def _link(self) -> _Link:
        # setdefault is atomic: threads agree on one link, and a forked process makes its own, with a fresh lock.
        me = os.getpid()
        link = self._links.get(me)
        if link is None:
            for pid in [p for p in self._links if p != me]:
                inherited = self._links.pop(pid, None)
                if inherited is not None:
                    inherited.forget()
            link = self._links.setdefault(me, _Link())
        return link

    def _exchange(self, link: _Link, work: _Work) -> list[Any]:
        failures = 0
        while work.waiting:
            before = work.unanswered()
            try:
                if link.child is None:
                    link.start(self._words())
                self._pump(link, work)
            except _Broken as broken:
                if work.refusal is not None:
                    link.give_up(broken)
                    break
                work.waiting.extendleft(reversed(work.sent))
                work.sent.clear()
                failures = 1 if work.unanswered() < before else failures + 1
                link.give_up(f"{broken} (failure {failures} in a row, at most {self._retries} are retried)")
                if failures > self._retries:
                    times = "once" if failures == 1 else f"{failures} times in a row"
                    message = f"the scorer failed {times}: {broken}; `v2lo-map doctor` checks this machine"
                    raise ScorerError("scorer-failed", message) from None
            except BaseException as error:
                # Whatever interrupts an exchange, a KeyboardInterrupt too, leaves a child whose answers nobody awaits.
                link.give_up(f"the exchange was cut short by {error!r}")
                raise
        if work.refusal is not None:
            raise work.refusal
        return work.results

    def _pump(self, link: _Link, work: _Work) -> None:
        """Writes requests and reads replies, at most two requests ahead, so that both processes work at once."""
        ids: collections.deque[str] = collections.deque()
        outgoing: collections.deque[memoryview] = collections.deque()
        sent = work.sent
        deadline = time.monotonic() + self._timeout
        while True:
            if not outgoing and len(sent) < 2:
                self._next(link, work, ids, outgoing)
            if not sent and not outgoing:
                return
            left = deadline - time.monotonic()
            link.wait(bool(outgoing), left)
            # Reads first, since a child that takes no more input may have said why.
            replies, received = link.read(self._lines)
            for body in replies:
                if not sent:
                    raise _Broken("a reply that nobody asked for")
                start, stop = sent[0]
                try:
                    work.results[start:stop] = _decode(ids[0], body, work.items[start:stop], self._lines)
                    if outgoing and len(sent) == 1:
                        raise _Broken("a reply to a request that was not written to its end")
                except ScorerError as refusal:
                    # A request may be refused before it is written to its end; the child takes and drops the rest.
                    work.refuse(refusal)
                sent.popleft()
                ids.popleft()
            if received + link.write(outgoing):
                deadline = time.monotonic() + self._timeout
            elif left <= 0:
                # The pipes were looked at after the deadline: a trainer that was held up itself ends no healthy child.
                raise _Broken(f"no answer within {self._timeout:g} seconds")

    def _next(
        self, link: _Link, work: _Work, ids: collections.deque[str], outgoing: collections.deque[memoryview]
    ) -> None:
        """The next request that can be sent, if there is one: cut in two while it is too long."""
        while work.waiting:
            start, stop = work.waiting.popleft()
            link.count += 1
            request_id = f"{os.getpid()}-{link.count}"
            try:
                head = dict(work.head, fields=work.fields) if start == 0 and work.fields else work.head
                pieces = self._encode(request_id, head, work.items[start:stop])
            except Exception as error:
                # The caller's mistake, and nothing was written: the child is as good as before.
                work.refuse(error)
                return
            size = sum(map(len, pieces))
            if size > _CUT_REQUEST and stop - start > 1:
                middle = (start + stop) // 2
                work.waiting.extendleft([(middle, stop), (start, middle)])
            elif size > _LONGEST_REQUEST:
                told = f"expected an item of at most {_LONGEST_REQUEST} bytes, received {size}; shorten its texts"
                kind = V2loError if isinstance(work.items[start], _ToolCall) else ScoreFailure
                work.results[start] = kind("too-long", told)
            else:
                work.sent.append((start, stop))
                ids.append(request_id)
                outgoing.extend(map(memoryview, pieces))
                return

    def _encode(self, request_id: str, head: Mapping[str, Any], items: Sequence[Any]) -> list[bytes]:
        return _encode(request_id, head, items, self._lines)

    def _words(self) -> list[str]:
        framing = "lines" if self._lines else "length"
        return [*scorer_command(self._command), "rpc", "--parent", str(os.getpid()), "--framing", framing]


def _head(
    preset: str | Mapping[str, Any] | None,
    options: Mapping[str, Any] | None,
    otherwise: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What a request says of its reward, in JSON's own values."""
    if otherwise is None:
        otherwise = {"preset": os.environ.get("V2LO_MAP_PRESET")}
    head = {
        "preset": otherwise.get("preset") if preset is None else preset,
        "options": otherwise.get("options") if options is None else options,
    }
    plain = {name: _checked(value) for name, value in head.items() if value is not None}
    for name, (_, told) in plain.items():
        if told is not None:
            raise ArgumentError("bad-option", f"{name}: {told}")
    return {name: value for name, (value, _) in plain.items()}


def _new_scorer(config: dict[str, Any]) -> Scorer:
    return Scorer(**config)
