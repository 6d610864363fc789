from __future__ import annotations

import atexit
import os
import select
import struct
import subprocess
import threading

from client.command import ScorerError, _Broken

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
        poll = select.poll()
        poll.register(self.child.stdout.fileno(), select.POLLIN)
        if writing:
            poll.register(self.child.stdin.fileno(), select.POLLOUT)
        return poll.poll(max(1, seconds * 1000))

    def write(self, data):
        try:
            return os.write(self.child.stdin.fileno(), data)
        except BlockingIOError:
            return 0
        except OSError:
            raise _Broken("the scorer %s" % self._end()) from None

    def read(self, lines):
        """The replies that are whole, lines or frames."""
        try:
            piece = os.read(self.child.stdout.fileno(), 1 << 20)
        except BlockingIOError:
            return []
        if not piece:
            raise _Broken("the scorer %s" % self._end())
        self._held += piece
        replies, at = [], 0
        while True:
            if lines:
                end = self._held.find(b"\n", max(at, len(self._held) - len(piece)))
                body, following = at, end + 1
            else:
                length = struct.unpack_from("<I", self._held, at)[0] if len(self._held) - at >= 4 else None
                end = -1 if length is None or len(self._held) - at - 4 < length else at + 4 + length
                body, following = at + 4, end
            if end < 0:
                break
            replies.append(bytes(self._held[body:end]))
            at = following
        del self._held[:at]
        return replies

    def _end(self):
        try:
            return "ended with code %s" % self.child.wait(1)
        except subprocess.TimeoutExpired:
            return "closed its output"

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
