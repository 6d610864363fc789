from __future__ import annotations

import atexit
import logging
import os
import select
import struct
import subprocess
import threading

from client.command import ScorerError, _Broken

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
