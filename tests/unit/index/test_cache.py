import pytest

from toolkit.index import cache as module
from toolkit.index.cache import About, Cache, default_folder
from toolkit.index.observe import observe
from toolkit.tei.reader import read

ABOUT = About("alpha", "Alpha", recognised=False)


@pytest.fixture
def rows(make_tei):
    return observe(read(make_tei("alpha", ['A <term type="translit" ref="c:zivug">Zivug</term>.'])))


def test_what_is_kept_is_found_under_the_same_name_only(rows, tmp_path):
    cache = Cache(tmp_path, "v1")
    key = cache.key("ab" * 32, "alpha")
    assert cache.find(key) is None
    assert cache.keep(key, rows, ABOUT)
    kept = cache.find(key)
    assert kept is not None
    assert kept.about == ABOUT
    assert cache.key("cd" * 32, "alpha") != key
    assert cache.key("ab" * 32, "beta") != key
    assert Cache(tmp_path, "v2").key("ab" * 32, "alpha") != key


def test_a_change_of_the_code_makes_another_name(tmp_path, monkeypatch):
    before = Cache(tmp_path, "v1").key("ab" * 32, "alpha")
    monkeypatch.setattr(module, "code_digest", lambda _: "other")
    assert Cache(tmp_path, "v1").key("ab" * 32, "alpha") != before


@pytest.mark.parametrize("damage", ["cut", "gone", "seal", "other"])
def test_a_damaged_set_counts_as_missing_and_is_made_again(rows, tmp_path, damage):
    cache = Cache(tmp_path, "v1")
    key = cache.key("ab" * 32, "alpha")
    cache.keep(key, rows, ABOUT)
    kept = cache.find(key)
    assert kept is not None
    folder = kept.folder
    file = folder / "observations.parquet"
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-5])
    elif damage == "gone":
        file.unlink()
    elif damage == "seal":
        (folder / "set.json").write_text("[1, 2")
    else:
        (folder / "set.json").write_text('{"about": {"text": 1}, "files": []}')
    damaged = cache.find(key)
    assert damaged is None or not damaged.sound
    assert cache.keep(key, rows, ABOUT)
    mended = cache.find(key)
    assert mended is not None
    assert mended.sound
    assert [p.name for p in folder.parent.iterdir()] == [key]


def test_a_cache_that_cannot_be_written_is_no_error(rows, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    cache = Cache(blocked, "v1")
    key = cache.key("ab" * 32, "alpha")
    assert not cache.keep(key, rows, ABOUT)
    assert cache.find(key) is None


def test_a_folder_whose_name_reads_as_a_pattern_is_not_used(rows, tmp_path):
    cache = Cache(tmp_path / "a[b]*", "v1")
    assert not cache.keep("key", rows, ABOUT)
    assert cache.find("key") is None


def test_the_folder_is_the_one_that_the_environment_names(monkeypatch, tmp_path):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "own"))
    assert default_folder() == tmp_path / "own"
    monkeypatch.delenv("YICHUD_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "yichud"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # the XDG rules say that a relative one is ignored
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert default_folder() == tmp_path / "home" / ".cache" / "yichud"
