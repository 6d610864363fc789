"""The two pipes to a child, read and written without waiting longer than asked."""

from __future__ import annotations

import collections
import os
import select
import subprocess
import threading
from typing import IO

# In bytes: the most that is read at once, and the size asked for where a pipe's can be set.
_PIPE_SIZE = 1 << 20

# In bytes: the most that the thread that writes is given at once.
_HANDED = 1 << 16


def _open_pipes(child: subprocess.Popen[bytes]) -> _PollPipes | _ThreadPipes:
    return _PollPipes(child) if hasattr(select, "poll") else _ThreadPipes(child)


def _stream(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("the child was started with both pipes")
    return pipe


class _PollPipes:
    """Pipes that do not block, and ``poll`` to wait for both: one thread does it all."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._input, self._output = _stream(child.stdin), _stream(child.stdout)
        for pipe in (self._input, self._output):
            os.set_blocking(pipe.fileno(), False)
            try:
                import fcntl

                fcntl.fcntl(pipe.fileno(), 1031, _PIPE_SIZE)  # F_SETPIPE_SZ: fewer, larger pieces
            except (ImportError, OSError):
                pass

    def wait(self, writing: bool, seconds: float) -> None:
        """Until there is something to read, room to write where that is wanted, or the time is up; a look at least."""
        poll = select.poll()
        poll.register(self._output.fileno(), select.POLLIN)
        if writing:
            poll.register(self._input.fileno(), select.POLLOUT)
        poll.poll(min(max(1, seconds * 1000), 1 << 30))

    def write(self, pieces: collections.deque[memoryview]) -> int:
        """Writes what the pipe takes of the pieces and removes it there; the number of bytes. OSError: it is closed."""
        total = 0
        while pieces:
            try:
                # An empty piece takes no system call, and is done with: 0 bytes written would look like a full pipe.
                written = os.write(self._input.fileno(), pieces[0]) if pieces[0] else 0
            except BlockingIOError:
                break
            total += written
            if written < len(pieces[0]):
                pieces[0] = pieces[0][written:]
                break
            pieces.popleft()
        return total

    def read(self) -> bytes | None:
        """The bytes that came; None if none did, and no bytes at the end."""
        try:
            return os.read(self._output.fileno(), _PIPE_SIZE)
        except BlockingIOError:
            return None

    def close(self) -> None:
        self._input.close()
        self._output.close()


class _ThreadPipes:
    """The same where there is no ``poll`` (Windows): one thread reads, one writes, and both tell when they are done."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._input, self._output = _stream(child.stdin), _stream(child.stdout)
        self._changed = threading.Condition()
        self._received: collections.deque[bytes] = collections.deque()
        self._piece: memoryview | None = None
        self._failed: OSError | None = None
        self._closed = False
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._keep_reading, self._keep_writing)
        ]
        for thread in self._threads:
            thread.start()

    def _keep_reading(self) -> None:
        piece = b"?"
        while piece:
            try:
                piece = os.read(self._output.fileno(), _PIPE_SIZE)
            except (OSError, ValueError):
                piece = b""
            with self._changed:
                self._received.append(piece)
                self._changed.notify_all()

    def _keep_writing(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._piece is not None or self._closed)
                piece = self._piece
            if piece is None:
                return
            failed = None
            try:
                while piece:
                    piece = piece[os.write(self._input.fileno(), piece) :]
            except (OSError, ValueError) as error:
                failed = OSError(str(error))
            with self._changed:
                self._piece, self._failed = None, failed
                self._changed.notify_all()
            if failed is not None:
                return

    def wait(self, writing: bool, seconds: float) -> None:
        """As in _PollPipes."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_ready(writing), min(max(0.001, seconds), 1 << 20))

    def _is_ready(self, writing: bool) -> bool:
        return bool(self._received) or self._failed is not None or (writing and self._piece is None)

    def write(self, pieces: collections.deque[memoryview]) -> int:
        """As in _PollPipes, but a little at a time, so that a slow reader is seen to read."""
        with self._changed:
            if self._failed is not None:
                raise self._failed
            if self._piece is not None:
                return 0
            handed = 0
            if pieces:
                self._piece = pieces[0][:_HANDED]
                handed = len(self._piece)
                pieces[0] = pieces[0][handed:]
            # An empty piece is done with at once, so that none is left where everything was written.
            while pieces and not pieces[0]:
                pieces.popleft()
            self._changed.notify_all()
            return handed

    def read(self) -> bytes | None:
        """As in _PollPipes."""
        with self._changed:
            return self._received.popleft() if self._received else None

    def close(self) -> None:
        """After the child was killed, so that neither thread waits for it any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(1)
        self._input.close()
        self._output.close()
