"""Every command that reads a file meets the same odd paths: it says what is wrong, and neither fails nor hangs."""

import io
import os
import sys

import pytest

from toolkit import cli

ODD = ["loop", "lost", "none.xml", "pipe.xml", "/dev/zero", "a.txt/b.xml", "x" * 300, "folder", ""]


@pytest.fixture
def here(tmp_path, monkeypatch):
    (tmp_path / "loop").symlink_to("pool")
    (tmp_path / "pool").symlink_to("loop")
    (tmp_path / "lost").symlink_to("nowhere")
    (tmp_path / "a.txt").write_text("Zivug", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.xml")
    os.mkfifo(tmp_path / "folder" / "pipe.xml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", [["check"], ["compare"], ["mark"], ["encode", "-o", "out"]])
@pytest.mark.parametrize("path", ODD)
def test_an_odd_path_is_told_and_not_waited_for(here, capsys, command, path):
    assert cli.run([*command, path]) in {2, 4}
    assert capsys.readouterr() != ("", "")


@pytest.mark.parametrize("command", ["check", "mark", "compare"])
def test_a_hyphen_is_standard_input(here, monkeypatch, capsys, command):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    code = cli.run([command, "-"])
    told = capsys.readouterr()
    assert "no such file" not in told.out + told.err
    assert code in {0, 2, 4}
