"""What the flow tests share: a command as a user gives it in a folder of his own, with what it said."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from toolkit.cli import run as run_command


@dataclass
class Done:
    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def yichud(tmp_path, monkeypatch, capsys):
    """Return a function that gives a command in an empty folder, with a cache and a date of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))

    def call(*words):
        code = run_command(list(words))
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return call
