"""What was drawn is kept if it is large, given back under the same name alone, and drawn again when it was damaged."""

from toolkit.index.kept import LARGE, drawn_once


def test_large_is_drawn_once_and_small_every_time(tmp_path):
    drawn = []

    def draw(size):
        def make():
            drawn.append(size)
            return b"x" * size

        return make

    for size in (LARGE, 10):
        for _ in range(2):
            assert drawn_once(tmp_path, f"key{size}", draw(size)) == b"x" * size
    assert drawn == [LARGE, 10, 10]
    (kept,) = (tmp_path / "drawn").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert drawn_once(tmp_path, f"key{LARGE}", draw(LARGE)) == b"x" * LARGE
    assert drawn == [LARGE, 10, 10, LARGE]
    drawn_once(tmp_path, "other", draw(LARGE + 1))
    assert drawn[-1] == LARGE + 1


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path):
    (tmp_path / "drawn").write_text("in the way")
    assert drawn_once(tmp_path, "key", lambda: b"y" * LARGE) == b"y" * LARGE
