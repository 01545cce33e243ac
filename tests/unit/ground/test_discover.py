import pytest

from toolkit.ground import discover
from toolkit.ground.errors import UsageError


def test_a_member_is_a_file_and_its_name_the_key(tmp_path, monkeypatch):
    package = tmp_path / "kinds"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "oak.py").write_text("make = 'an oak'")
    (package / "elm.py").write_text("make = 'an elm'")
    (package / "_shared.py").write_text("raise RuntimeError")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert discover.discover("kinds", "make") == {"elm": "an elm", "oak": "an oak"}
    with pytest.raises(UsageError, match="no kind 'fir'") as caught:
        discover.load("kinds", "fir", "make")
    assert caught.value.hint == "there are: elm, oak"
