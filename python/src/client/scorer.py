from __future__ import annotations

import collections
import collections.abc
import json
import os
import struct
import time

from client.command import ScorerError, _Broken, scorer_command
from client.link import _Link
from client.values import _dumps, _plain, _plain_or_error, _seconds, _whole
from client.work import _CUT_REQUEST, _LONGEST_REQUEST, _MOST_ITEMS, _Work

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
