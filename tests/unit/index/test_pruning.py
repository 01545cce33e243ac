"""What was not used for the longest time goes first, and nothing that is not ours."""

import os

import pytest
from click.testing import CliRunner

from toolkit.cli.cache import command
from toolkit.index.kept import find_sealed, keep_sealed
from toolkit.index.pruning import clear, entries, prune

DAY = 86_400.0


@pytest.fixture
def folder(tmp_path):
    """Return a folder that keeps five things of 1,000 bytes, used one to five days ago, and holds one that is none of ours."""
    now = (tmp_path / "mine.txt").write_text("mine") and (tmp_path / "mine.txt").stat().st_mtime
    for days, name in enumerate(
        ("drawn/page", "tables/report/keyness.jsonl", "observations/pack/words.parquet", "drawn/old", "tables/old/keyness.jsonl"), 1
    ):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 1000)
        for place in (file, file.parent):
            os.utime(place, (now - days * DAY, now - days * DAY))
    return tmp_path


def held(folder):
    return {e.place.relative_to(folder).as_posix() for e in entries(folder)}


def test_what_was_used_last_stays(folder):
    prune(folder, sum(e.size for e in entries(folder)) - 1)
    assert held(folder) == {"drawn/page", "tables/report", "observations/pack", "drawn/old"}
    prune(folder, 1000)
    assert held(folder) == {"drawn/page"}


def test_what_fits_stays_and_so_does_what_was_just_used(folder):
    prune(folder, 1 << 20)
    assert len(held(folder)) == 5
    keep_sealed(folder / "drawn" / "new", [b"just ", b"drawn"])
    prune(folder, 0)
    assert held(folder) == {"drawn/new"}
    assert find_sealed(folder / "drawn" / "new") == b"just drawn"


def test_a_use_is_remembered(folder):
    old = folder / "drawn" / "again"
    keep_sealed(old, [b"data"])
    os.utime(old, (1, 1))
    assert find_sealed(old) == b"data"
    assert old.stat().st_mtime > 1


def test_all_is_taken_away_but_what_is_not_ours(folder):
    assert clear(folder) >= 5000
    assert [p.name for p in folder.iterdir()] == ["mine.txt"]


def test_the_command_says_what_is_kept_and_takes_it_away(folder, monkeypatch):
    monkeypatch.setenv("YICHUD_CACHE", str(folder))
    said = CliRunner().invoke(command, []).output
    assert f"{folder}: 0.0 MiB" in said
    assert "  tables: 0.0 MiB" in said
    assert "taken away" in CliRunner().invoke(command, ["--clear"]).output
    assert not held(folder)
