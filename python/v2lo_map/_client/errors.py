"""What goes wrong, as exceptions with the library's own sentences."""

from __future__ import annotations


class V2loError(Exception):
    """A request the library refuses: what was expected, what was received, and what to do.

    ``code`` is stable, so that a program may branch on it: ``bad-option``, ``unreadable-text``, ``no-such-object``, ...

    >>> error = V2loError("no-answer", "expected a question that the map answers, received another one; ask again")
    >>> error.code
    'no-answer'
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class ArgumentError(V2loError, ValueError):
    """An argument that cannot be used: found before anything is sent, so it is a ValueError as well."""


class ScoreFailure(V2loError):
    """Why a row has no score. It stands in the row's place, has no numbers, and is never the same as a score of 0."""


class ScorerError(V2loError):
    """The scorer could not be started, failed, or refused a whole request."""


class _Broken(Exception):
    """The child ended, hung or answered something else; a new one is tried."""
