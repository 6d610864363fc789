"""One child process, and the lock that gives its pipes to one thread at a time."""

from __future__ import annotations

import atexit
import collections
import logging
import os
import struct
import subprocess
import threading
from collections.abc import Sequence

from v2lo_map._client.errors import ScorerError, _Broken
from v2lo_map._client.pipes import _open_pipes, _PollPipes, _ThreadPipes

# In bytes; every reply is shorter. Text that a wrapper prints, its first four characters read as a length, is longer.
_LONGEST_REPLY = 1 << 27


class _Link:
    """A child and its pipes, started when they are needed, and given up when the child fails."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.child: subprocess.Popen[bytes] | None = None
        self.count = 0
        self._pipes: _PollPipes | _ThreadPipes | None = None
        self._owner = os.getpid()
        self._held = bytearray()

    def start(self, words: Sequence[str]) -> None:
        try:
            # A group of its own: an interrupt typed at the trainer does not end the child before its answers are read.
            self.child = subprocess.Popen(
                words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                start_new_session=os.name != "nt",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except OSError as error:
            raise ScorerError(
                "no-scorer",
                f"expected a command that starts v2lo-map, received {words[0]!r}, which does not start"
                f" ({error.strerror}); correct `command`, V2LO_MAP_COMMAND or V2LO_NODE",
            ) from None
        self._pipes = _open_pipes(self.child)
        self._held = bytearray()
        if not self.count:
            atexit.register(self.stop)

    def _opened(self) -> _PollPipes | _ThreadPipes:
        if self._pipes is None:
            raise _Broken("it was stopped while it was at work")
        return self._pipes

    def wait(self, writing: bool, seconds: float) -> None:
        """Until there is something to read, room to write where that is wanted, or the time is up; a look at least."""
        self._opened().wait(writing, seconds)

    def write(self, pieces: collections.deque[memoryview]) -> int:
        """Writes what the pipe takes of the pieces and removes it there; the number of bytes."""
        pipes = self._opened()
        try:
            return pipes.write(pieces)
        except OSError:
            raise _Broken(self._end("input")) from None

    def read(self, lines: bool) -> tuple[list[bytes], int]:
        """The replies that are whole, lines or frames, and the number of bytes that came."""
        piece = self._opened().read()
        if piece is None:
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
                raise _Broken(f"it wrote something that is not a reply: {bytes(self._held[at : at + 40])!r}")
            if end < 0:
                break
            replies.append(bytes(self._held[body:end]))
            at = following
        del self._held[:at]
        return replies, len(piece)

    def _end(self, pipe: str) -> str:
        child = self.child
        try:
            return f"it ended with code {child.wait(1) if child is not None else None}"
        except subprocess.TimeoutExpired:
            return f"it closed its {pipe}"

    def give_up(self, reason: object) -> None:
        """Kills a child that may have been healthy: always with a line in the log, as it costs the trainer time."""
        pid = self.child.pid if self.child is not None else None
        self.stop()
        if pid is not None:
            logging.getLogger("v2lo_map").warning("gave up scorer process %d: %s", pid, reason)

    def stop(self) -> None:
        """Ends the child, if there is one of this very process."""
        if self._owner != os.getpid():
            self.forget()
        child, self.child = self.child, None
        pipes, self._pipes = self._pipes, None
        if child is not None:
            child.kill()
            if pipes is not None:
                pipes.close()
            child.wait()

    def forget(self) -> None:
        """In a forked process: lets go of the parent's child without touching it."""
        child, self.child, self._pipes = self.child, None, None
        if child is not None:
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()
            child.returncode = 0
