"""Progress is a line on a terminal alone, after a second, and leaves nothing behind."""

from itertools import count

import pytest

from toolkit.cli import _progress, run
from toolkit.ground.progress import quietly

WIPED = "\r"  # and what clears the line on a terminal


@pytest.fixture
def terminal(monkeypatch):
    """A terminal whose clock goes half a second further at every look."""
    clock = count(0, 0.5)
    monkeypatch.setattr(_progress, "on_terminal", lambda: True)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))


def test_the_line_comes_after_a_second_and_is_wiped_at_the_end(terminal, capsys):
    show = _progress.progress(quiet=False)
    assert list(show(list("abcd"), "reading")) == list("abcd")
    said = capsys.readouterr()
    assert said.out == ""
    assert "reading 1 of 4" not in said.err
    assert "reading 3 of 4" in said.err
    assert said.err.endswith(WIPED)


def test_the_line_is_wiped_when_the_work_is_broken_off(terminal, capsys):
    show = _progress.progress(quiet=False)
    working = iter(show(range(1_234), "making"))
    assert [next(working) for _ in range(10)] == list(range(10))
    del working
    assert "making 10 of 1,234" in (said := capsys.readouterr().err)
    assert said.endswith(WIPED)


@pytest.mark.parametrize(("command", "said"), [("check", "checking"), ("encode", "encoding")])
def test_a_long_command_says_how_far_it_is(command, said, terminal, capsys, tmp_path):
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text("A lamp.\n", encoding="utf-8")
        (tmp_path / f"{n}.xml").write_text("<TEI/>", encoding="utf-8")
    texts = [str(p) for p in sorted(tmp_path.glob("*.txt"))]
    rest = (
        [str(tmp_path)]
        if command == "check"
        else [*texts, "-o", str(tmp_path / "out"), "--tradition", "ashlag"]
    )
    run([command, *rest])
    assert f"{said} 4 of 5" in capsys.readouterr().err


def test_nothing_is_shown_in_a_pipe_or_where_quiet_was_asked_for(monkeypatch):
    assert _progress.progress(quiet=False) is quietly
    monkeypatch.setattr(_progress, "on_terminal", lambda: True)
    assert _progress.progress(quiet=True) is quietly
