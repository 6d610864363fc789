"""v2lo-map as the reward function of verl:  reward.custom_reward_function.path=/path/v2lo_verl.py  (name=compute_score)"""
# Made by "npm run build:python" from python/src; change it there.

from __future__ import annotations

import atexit
import collections
import collections.abc
import json
import logging
import operator
import os
import select
import shlex
import shutil
import struct
import subprocess
import sys
import threading
import time
import types


def _dumps(value, plain):
    """JSON as bytes; values that json does not know are made plain, only where there are any."""
    try:
        text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        text = json.dumps(plain(), allow_nan=False, separators=(",", ":"))
    return text.encode("ascii")


def _plain_or_error(head):
    """An item as plain JSON values; one that cannot be is sent as a row the scorer refuses, and costs no other."""
    try:
        plain = _plain(head)
        # Python refuses to write a whole number of thousands of digits.
        json.dumps(plain, allow_nan=False)
        return plain
    except (TypeError, ValueError, RecursionError) as error:
        return "not JSON: %s" % error


def _plain(value, depth=0):
    """numpy, tuples and configuration objects as JSON's own; NaN and infinities by the names Python's float() reads."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if depth > 64:
        raise ValueError("nested deeper than 64")
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if abs(value) < float("inf") else str(float(value))
    if isinstance(value, collections.abc.Mapping):
        return {k if isinstance(k, str) else str(_plain(k, depth + 1)): _plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, collections.abc.Iterable) and not isinstance(value, (bytes, bytearray)) and not hasattr(value, "tolist"):
        return [_plain(v, depth + 1) for v in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist(), depth + 1)
    raise TypeError("expected a JSON value, received %s" % type(value).__name__)


def _whole(name, value, least, most):
    """A whole number as it was given; anything else is refused, True and False too."""
    try:
        number = None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        number = None
    if number is None or not least <= number <= most:
        raise ValueError("%s: expected a whole number from %d to %d, received %r; leave it out for its default" % (name, least, most, value))
    return number


def _seconds(name, value):
    try:
        number = float("nan") if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if not number > 0:
        raise ValueError("%s: expected a number of seconds above 0, received %r; leave it out for its default" % (name, value))
    return number


# Filled in by `v2lo-map adapter NAME --write DIR`: the command that starts the scorer, as a list of words.
WRITTEN_COMMAND = None


class ScorerError(RuntimeError):
    """The scorer failed, or could not score some of the items; this is never the same as a reward of 0."""


class _Broken(Exception):
    """The child ended, hung or answered something else; a new one is tried."""


def scorer_command(command=None):
    """The words that start the scorer: given, from V2LO_MAP_COMMAND, written into this file, or found near it."""
    command = command or os.environ.get("V2LO_MAP_COMMAND")
    if command:
        return shlex.split(command) if isinstance(command, str) else list(command)
    if WRITTEN_COMMAND and os.path.exists(WRITTEN_COMMAND[-1]):
        return list(WRITTEN_COMMAND)
    node = os.environ.get("V2LO_MAP_NODE") or shutil.which("node")
    here = os.path.dirname(os.path.abspath(globals().get("__file__", "")))
    places = [os.path.join(os.path.dirname(here), "dist", "cli.js")]
    for folder in (here, os.getcwd()):
        while True:
            places.append(os.path.join(folder, "node_modules", "v2lo-map", "dist", "cli.js"))
            if os.path.dirname(folder) == folder:
                break
            folder = os.path.dirname(folder)
    script = next((p for p in places if os.path.exists(p)), None)
    if node and script:
        return [node, script]
    installed = shutil.which("v2lo-map")
    if installed:
        return [installed]
    missing = "v2lo-map: run `npm install -g v2lo-map`" if node else "node: install Node 20 or later"
    raise ScorerError("cannot find %s, or set V2LO_MAP_COMMAND to the command that starts it" % missing)


# In bytes; every reply is shorter. Text that a wrapper prints, its first four characters read as a length, is longer.
_LONGEST_REPLY = 1 << 27


class _Link:
    """The pipes to one child, and the lock that gives them to one thread at a time."""

    def __init__(self):
        self.lock = threading.Lock()
        self.child = None
        self.count = 0
        self._owner = os.getpid()
        self._held = bytearray()

    def start(self, words):
        if not hasattr(select, "poll"):
            raise ScorerError("the scorer's pipes need Linux or macOS; elsewhere score through `v2lo-map serve`")
        # A session of its own: an interrupt typed at the trainer does not end the child before its answers are read.
        self.child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, start_new_session=True)
        self._held = bytearray()
        for pipe in (self.child.stdin, self.child.stdout):
            os.set_blocking(pipe.fileno(), False)
            try:
                import fcntl

                fcntl.fcntl(pipe.fileno(), 1031, 1 << 20)  # F_SETPIPE_SZ: fewer, larger pieces
            except (ImportError, OSError):
                pass
        if not self.count:
            atexit.register(self.stop)

    def wait(self, writing, seconds):
        """Until there is something to read, room to write where that is wanted, or the time is up; a look at least."""
        poll = select.poll()
        poll.register(self.child.stdout.fileno(), select.POLLIN)
        if writing:
            poll.register(self.child.stdin.fileno(), select.POLLOUT)
        poll.poll(min(max(1, seconds * 1000), 1 << 30))

    def write(self, pieces):
        """Writes what the pipe takes of a deque of memoryviews and removes it there; the number of bytes."""
        total = 0
        while pieces:
            try:
                # An empty piece takes no system call, and is done with: 0 bytes written would look like a full pipe.
                written = os.write(self.child.stdin.fileno(), pieces[0]) if pieces[0] else 0
            except BlockingIOError:
                break
            except OSError:
                raise _Broken(self._end("input")) from None
            total += written
            if written < len(pieces[0]):
                pieces[0] = pieces[0][written:]
                break
            pieces.popleft()
        return total

    def read(self, lines):
        """The replies that are whole, lines or frames, and the number of bytes that came."""
        try:
            piece = os.read(self.child.stdout.fileno(), 1 << 20)
        except BlockingIOError:
            return [], 0
        if not piece:
            raise _Broken(self._end("output"))
        self._held += piece
        replies, at = [], 0
        while True:
            if lines:
                end = self._held.find(b"\n", max(at, len(self._held) - len(piece)))
                body, following, length = at, end + 1, len(self._held) - at
            else:
                length = struct.unpack_from("<I", self._held, at)[0] if len(self._held) - at >= 4 else 0
                end = -1 if len(self._held) - at < 4 + length else at + 4 + length
                body, following = at + 4, end
            if length > _LONGEST_REPLY:
                raise _Broken("it wrote something that is not a reply: %r" % bytes(self._held[at : at + 40]))
            if end < 0:
                break
            replies.append(bytes(self._held[body:end]))
            at = following
        del self._held[:at]
        return replies, len(piece)

    def _end(self, pipe):
        try:
            return "it ended with code %s" % self.child.wait(1)
        except subprocess.TimeoutExpired:
            return "it closed its %s" % pipe

    def give_up(self, reason):
        """Kills a child that may have been healthy: always with a line in the log, as it costs the trainer time."""
        pid = self.child.pid if self.child is not None else None
        self.stop()
        if pid is not None:
            logging.getLogger("v2lo_map").warning("gave up scorer process %d: %s", pid, reason)

    def stop(self):
        if self._owner != os.getpid():
            self.forget()
        child, self.child = self.child, None
        if child is not None:
            child.kill()
            child.stdin.close()
            child.stdout.close()
            child.wait()

    def forget(self):
        """In a forked process: lets go of the parent's child without touching it."""
        child, self.child = self.child, None
        if child is not None:
            child.stdin.close()
            child.stdout.close()
            child.returncode = 0


#: Most items of a request: what the scorer takes at most.
_MOST_ITEMS = 65536

# In bytes. The scorer refuses a longer request; one of several items is cut in two long before that.
_LONGEST_REQUEST = 1 << 26
_CUT_REQUEST = 1 << 25

#: Most characters of a request's responses, so that little is encoded only to be cut: UTF-8 has at most 4 bytes for one.
_MOST_CHARACTERS = 1 << 23


class _Work:
    """The items of one call: the ranges that wait to be sent, those that wait for their answer, and the results."""

    def __init__(self, items, most):
        self.items = items
        self.results = [None] * len(items)
        self.waiting = collections.deque()
        self.sent = collections.deque()
        #: Why the scorer refused a request. The answers to others are still read, so that the child stays of use.
        self.refusal = None
        start, held = 0, 0
        for index, item in enumerate(items):
            response = item.get("response") if isinstance(item, collections.abc.Mapping) else None
            length = len(response) if isinstance(response, str) else 0
            if index > start and (index - start == most or held + length > _MOST_CHARACTERS):
                self.waiting.append((start, index))
                start, held = index, 0
            held += length
        if items:
            self.waiting.append((start, len(items)))

    def unanswered(self):
        return sum(stop - start for ranges in (self.waiting, self.sent) for start, stop in ranges)

    def refuse(self, error):
        self.refusal = self.refusal or error
        self.waiting.clear()


#: The numbers of a score, always all of them, always finite.
COMPONENTS = ("overall", "format", "accuracy", "map", "consistency", "reasoning")

#: What an item may bring besides its response and its truth.
_OPTIONAL = ("question", "choices", "true_layout", "strip_prompt")


class Scorer:
    """A scorer child, started when it is first needed, one for each process: a child is never shared across a fork."""

    def __init__(self, preset=None, options=None, timeout=120.0, retries=2, framing="length", command=None, batch=512):
        if framing not in ("length", "lines"):
            raise ValueError("framing: expected 'length' or 'lines', received %r" % (framing,))
        self._config = dict(preset=preset, options=options, timeout=timeout, retries=retries, framing=framing, command=command, batch=batch)
        preset = preset if preset is not None else os.environ.get("V2LO_MAP_PRESET")
        self._head = {k: _plain(v) for k, v in (("preset", preset), ("options", options)) if v is not None}
        of_the_user = os.environ.get("V2LO_MAP_TIMEOUT")
        self._timeout = _seconds("timeout", timeout) if of_the_user is None else _seconds("V2LO_MAP_TIMEOUT", of_the_user)
        self._retries = _whole("retries", retries, 0, 1000)
        self._batch = _whole("batch", batch, 1, _MOST_ITEMS)
        self._lines = framing == "lines"
        self._command = command
        self._links = {}

    def __reduce__(self):
        return (_new_scorer, (self._config,))

    def score(self, items):
        """One result dict for each item, in order; ``error`` is None for a score."""
        work = _Work(list(items), self._batch)
        link = self._link()
        with link.lock:
            return self._exchange(link, work)

    def close(self):
        """Ends the child of this process, if there is one."""
        link = self._link()
        with link.lock:
            link.stop()

    def _link(self):
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

    def _exchange(self, link, work):
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
                link.give_up("%s (failure %d in a row, at most %d are retried)" % (broken, failures, self._retries))
                if failures > self._retries:
                    raise ScorerError("the scorer failed %d times in a row: %s" % (failures, broken)) from None
            except BaseException as error:
                # Whatever interrupts an exchange (a KeyboardInterrupt too) leaves a child with answers nobody waits for.
                link.give_up("the exchange was cut short by %r" % error)
                raise
        if work.refusal is not None:
            raise work.refusal
        return work.results

    def _pump(self, link, work):
        """Writes requests and reads replies, at most two requests ahead, so that both processes work at once."""
        ids, outgoing, sent = collections.deque(), collections.deque(), work.sent
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
                    work.results[start:stop] = self._decode(ids[0], body, stop - start)
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
                raise _Broken("no answer within %g seconds" % self._timeout)

    def _next(self, link, work, ids, outgoing):
        """The next request that can be sent, if there is one: cut in two while it is too long."""
        while work.waiting:
            start, stop = work.waiting.popleft()
            link.count += 1
            request_id = "%d-%d" % (os.getpid(), link.count)
            try:
                pieces = self._encode(request_id, work.items[start:stop])
            except Exception as error:
                # The caller's mistake, and nothing was written: the child is as good as before.
                work.refuse(error)
                return
            size = sum(map(len, pieces))
            if size > _CUT_REQUEST and stop - start > 1:
                middle = (start + stop) // 2
                work.waiting.extendleft([(middle, stop), (start, middle)])
            elif size > _LONGEST_REQUEST:
                told = "expected an item of at most %d bytes, received %d; shorten its texts" % (_LONGEST_REQUEST, size)
                work.results[start] = {"error": {"code": "too-long", "message": told}}
            else:
                work.sent.append((start, stop))
                ids.append(request_id)
                outgoing.extend(map(memoryview, pieces))
                return

    def _words(self):
        mode = [] if self._lines else ["--framing", "length"]
        return scorer_command(self._command) + ["rpc", "--parent", str(os.getpid())] + mode

    def _encode(self, request_id, items):
        heads, texts = [], []
        for item in items:
            if not isinstance(item, collections.abc.Mapping):
                # Sent as a row the scorer refuses, so that it costs no other.
                heads.append("expected a dict, received %s" % type(item).__name__)
                texts.append(b"")
                continue
            head = {"ground_truth": item.get("ground_truth")}
            if len(item) > 2:
                for name in _OPTIONAL:
                    if item.get(name) is not None:
                        head[name] = item[name]
            response, text = item.get("response"), b""
            if self._lines or not isinstance(response, str):
                head["response"] = response
            else:
                try:
                    text = response.encode("utf-8")
                except UnicodeEncodeError:
                    head["response"] = response
            heads.append(head)
            texts.append(text)
        header = _dumps(dict(self._head, id=request_id, items=heads), lambda: dict(self._head, id=request_id, items=[_plain_or_error(h) for h in heads]))
        if self._lines:
            return [header, b"\n"]
        size = 4 + len(header) + 4 * len(texts) + sum(map(len, texts))
        lengths = struct.pack("<%dI" % len(texts), *map(len, texts))
        # In pieces that stay in the cache: one string of some megabytes is written and read through fresh memory.
        pieces, piece, held = [], [struct.pack("<II", size, len(header)), header, lengths], 0
        for text in texts:
            piece.append(text)
            held += len(text)
            if held >= 1 << 16:
                pieces.append(b"".join(piece))
                piece, held = [], 0
        pieces.append(b"".join(piece))
        return pieces

    def _decode(self, request_id, body, count):
        try:
            results = self._results(request_id, body)
            received = len(results)
        except (AttributeError, LookupError, TypeError, ValueError, struct.error) as error:
            raise _Broken("a reply that cannot be read: %r" % error) from None
        if received != count:
            raise _Broken("%d results for %d items" % (received, count))
        return results

    def _results(self, request_id, body):
        if self._lines:
            head, numbers = json.loads(body), b""
        else:
            end = 4 + struct.unpack_from("<I", body)[0]
            head, numbers = json.loads(bytes(body[4:end])), body[end:]
        # A request that could not be read is refused without its id: answers come in order, so it is known.
        if head.get("id", request_id if "error" in head else None) != request_id:
            raise _Broken("a reply to another request")
        if "error" in head:
            raise ScorerError("%(code)s: %(message)s" % head["error"])
        if self._lines:
            return head["results"]
        errors = dict(head["errors"])
        kinds = [(k["measured"], k["flags"]) for k in head["kinds"]]
        results = []
        for index, (kind, row) in enumerate(zip(head["kind"], struct.iter_unpack("<6d", numbers))):
            if kind < 0:
                results.append({"error": errors[index]})
            else:
                overall, form, accuracy, layout, consistency, reasoning = row
                measured, flags = kinds[kind]
                results.append(
                    {
                        "overall": overall,
                        "format": form,
                        "accuracy": accuracy,
                        "map": layout,
                        "consistency": consistency,
                        "reasoning": reasoning,
                        "measured": measured,
                        "flags": flags,
                        "error": None,
                    }
                )
        return results


def _new_scorer(config):
    return Scorer(**config)


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


def text_of(completion):
    """The text of a completion: a string, or the last assistant message of a list, its content a string or blocks."""
    if isinstance(completion, str):
        return completion
    if isinstance(completion, collections.abc.Mapping):
        content = completion.get("content")
        if isinstance(content, (list, tuple)):
            return "".join(b if isinstance(b, str) else (b.get("text") or "") for b in content if b is not None)
        return content
    if isinstance(completion, (list, tuple)):
        spoken = [m for m in completion if not isinstance(m, collections.abc.Mapping) or m.get("role", "assistant") == "assistant"]
        return text_of(spoken[-1]) if spoken else ""
    return completion


def column_items(completions, columns, truth_column=None):
    """Items out of a dataset's columns, as TRL and ms-swift pass them; every column must be as long as the batch."""
    names = [truth_column] if truth_column else ["ground_truth", "solution", "answer", "label"]
    truths = next((columns[n] for n in names if columns.get(n) is not None), None)
    if truths is None:
        raise ValueError("expected a column with the truth: %s; received %s" % (" or ".join(names), ", ".join(sorted(columns)) or "none"))
    known = {"ground_truth": truths}
    known.update((n, columns[n]) for n in ("question", "choices", "true_layout") if columns.get(n) is not None)
    for name, column in known.items():
        if isinstance(column, str) or len(column) != len(completions):
            raise ValueError("column %s: expected %d values, received %s" % (name, len(completions), "a string" if isinstance(column, str) else len(column)))
    return [
        dict(((n, c[i]) for n, c in known.items()), response=text_of(completion))
        for i, completion in enumerate(completions)
    ]


def _item(solution_str, ground_truth, extra_info):
    extra = extra_info if isinstance(extra_info, collections.abc.Mapping) else {}
    known = {name: extra[name] for name in ("question", "choices", "true_layout") if extra.get(name) is not None}
    return dict(known, response=solution_str, ground_truth=ground_truth)


def _config(preset, options, timeout, retries, framing, command):
    given = dict(preset=preset, options=options, timeout=timeout, retries=retries, framing=framing, command=command)
    return {name: value for name, value in given.items() if value is not None}


def _reward(result):
    numbers = numbers_of(result)
    return dict(numbers, score=numbers["overall"])


def compute_score(
    data_source=None, solution_str=None, ground_truth=None, extra_info=None, on_error=None,
    preset=None, options=None, timeout=None, retries=None, framing=None, command=None, **of_the_framework,
):
    """One sample to a dict of numbers, "score" among them, always under the same keys."""
    config = _config(preset, options, timeout, retries, framing, command)
    return _reward(score_items([_item(solution_str, ground_truth, extra_info)], numbers_only(on_error, "verl"), **config)[0])


async def compute_score_async(
    data_source=None, solution_str=None, ground_truth=None, extra_info=None, on_error=None,
    preset=None, options=None, timeout=None, retries=None, framing=None, command=None, **of_the_framework,
):
    """compute_score for verl's asynchronous path (name=compute_score_async)."""
    config = _config(preset, options, timeout, retries, framing, command)
    results = await score_items_async([_item(solution_str, ground_truth, extra_info)], numbers_only(on_error, "verl"), **config)
    return _reward(results[0])
