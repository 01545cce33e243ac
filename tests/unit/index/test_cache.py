import pytest

from toolkit.index import cache as module
from toolkit.index.cache import About, Cache, Observed, default_folder
from toolkit.index.observe import observe
from toolkit.tei.reader import read

ABOUT = About("alpha", "Alpha", recognised=False)


@pytest.fixture
def made(make_tei):
    rows = observe(read(make_tei("alpha", ['A <term type="translit" ref="c:zivug">Zivug</term>.'])))
    return Observed(ABOUT, rows)


def test_what_is_kept_is_found_under_the_same_name_only(made, tmp_path):
    cache = Cache(tmp_path, "v1")
    key = cache.key("ab" * 32, "alpha")
    assert cache.find(key) is None
    assert cache.keep({key: made})
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


@pytest.mark.parametrize("damage", ["cut", "gone", "seal", "record", "other"])
def test_a_damaged_set_counts_as_missing_and_is_made_again(made, tmp_path, damage):
    cache = Cache(tmp_path, "v1")
    key = cache.key("ab" * 32, "alpha")
    cache.keep({key: made})
    kept = cache.find(key)
    assert kept is not None
    file, record = kept.pack / "observations.parquet", kept.pack.parent / f"{key}.json"
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-5])
    elif damage == "gone":
        file.unlink()
    elif damage == "seal":
        (kept.pack / "pack.json").write_text("[1, 2")
    elif damage == "record":
        record.write_text(record.read_text()[:-5])
    else:
        record.write_text('{"about": {"text": 1}, "pack": 7}')
    again = Cache(tmp_path, "v1")
    assert again.find(key) is None
    assert again.keep({key: made}) == kept.pack
    assert Cache(tmp_path, "v1").find(key) == kept
    assert sorted(p.name for p in kept.pack.parent.iterdir()) == sorted([kept.pack.name, record.name])


def test_a_cache_that_cannot_be_written_is_no_error(made, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    cache = Cache(blocked, "v1")
    key = cache.key("ab" * 32, "alpha")
    assert not cache.keep({key: made})
    assert cache.find(key) is None


def test_a_folder_whose_name_reads_as_a_pattern_is_not_used(made, tmp_path):
    cache = Cache(tmp_path / "a[b]*", "v1")
    assert not cache.keep({"key": made})
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
