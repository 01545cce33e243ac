"""What was drawn is kept, given back under the same name alone, and drawn again when it was damaged."""

from toolkit.index.kept import drawn_once


def test_what_is_kept_is_not_drawn_again_but_what_was_damaged_is(tmp_path):
    drawn = []

    def draw():
        drawn.append(1)
        return b"x" * 10

    for _ in range(2):
        assert drawn_once(tmp_path, "key", draw) == b"x" * 10
    assert len(drawn) == 1
    (kept,) = (tmp_path / "drawn").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert drawn_once(tmp_path, "key", draw) == b"x" * 10
    assert len(drawn) == 2
    drawn_once(tmp_path, "other", draw)
    assert len(drawn) == 3


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path):
    (tmp_path / "drawn").write_text("in the way")
    assert drawn_once(tmp_path, "key", lambda: b"y") == b"y"
