"""Every error that reaches a user, as one tree; each says what is wrong, where, and what to do.

    YichudError
    ├── UsageError        the words of a call are off                      exit 2
    ├── InputError        a file cannot be read as what it should be       exit 2
    ├── DrawingError      what is asked for cannot be drawn                exit 2
    ├── ConflictError     a file changed under us; nothing was overwritten exit 3
    └── InternalError     a promise of ours does not hold (a defect)       exit 70

A `Finding` is not raised: it is one thing that is wrong with a file, and a check collects all of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in a file: `path:line:column: CODE message`, then a hint.

    `line` and `column` count from 1, columns in code points; 0 means that the finding has no such place.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {self.code} {self.message}"


class YichudError(Exception):
    """The root: carries one message, a hint, and the exit code that a command returns for it."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(YichudError):
    """The words of a call are off: an unknown topic, an option that does not fit."""


class InputError(YichudError):
    """A file cannot be read as what it should be; carries every finding, not the first alone."""

    def __init__(self, *findings: Finding) -> None:
        if not findings:
            raise ValueError("an InputError carries at least one finding")
        super().__init__("\n".join(str(f) for f in findings), hint=findings[0].hint)
        self.findings = tuple(sorted(findings))


class DrawingError(YichudError):
    """What is asked for cannot be drawn: a character that no font has (`undrawn` holds them), a document that the compiler refuses."""

    def __init__(self, message: str, *, hint: str = "", undrawn: str = "") -> None:
        super().__init__(message, hint=hint)
        self.undrawn = undrawn


class ConflictError(YichudError):
    """A file changed since it was read; it was left as it is."""

    exit_code = 3


class InternalError(YichudError):
    """A promise of the program does not hold: a defect of ours, not of the input."""

    exit_code = 70
