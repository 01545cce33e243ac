"""Files and folders: what is read, in which order, and what a run says of what it cannot read."""

from pathlib import Path

import pytest

from toolkit.workflows.check import check_paths

BASE = (Path(__file__).parent / "invalid" / "base.xml").read_bytes()


@pytest.fixture
def folder(tmp_path):
    for name in ["b.xml", "a.xml", "below/c.XML", ".hidden/d.xml", "notes.txt"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(BASE)
    return tmp_path


def check_in(folder, repository, *paths):
    return check_paths([folder / p for p in paths], annotations=repository / "annotations")


def test_a_folder_is_read_with_those_below_it_by_name_and_without_hidden_ones(folder, repository):
    result = check_in(folder, repository, ".")
    assert [str(f.relative_to(folder)) for f in result.files] == ["a.xml", "b.xml", "below/c.XML"]
    assert result.findings == ()
    assert result.failed == ()


def test_a_file_named_twice_is_read_once(folder, repository):
    assert len(check_in(folder, repository, "a.xml", ".", "a.xml").files) == 3


def test_a_missing_file_is_one_finding_and_the_others_are_still_read(folder, repository):
    result = check_in(folder, repository, "none.xml", "a.xml")
    assert [f.code for f in result.findings] == ["X10"]
    assert [f.name for f in result.files] == ["a.xml"]
    assert [f.name for f in result.failed] == ["none.xml"]


def test_a_folder_without_xml_is_one_finding(tmp_path, repository):
    (tmp_path / "empty").mkdir()
    result = check_in(tmp_path, repository, "empty")
    assert [(f.code, f.line) for f in result.findings] == [("X12", 0)]
    assert str(result.findings[0]).endswith("empty: X12 there is no XML file in the folder")
    assert [f.name for f in result.failed] == ["empty"]


def test_a_file_that_is_refused_has_failed_and_one_with_faults_has_not(folder, repository):
    (folder / "a.xml").write_bytes(b"")
    (folder / "b.xml").write_bytes(BASE.replace(b' type="english"', b""))
    result = check_in(folder, repository, "a.xml", "b.xml")
    assert [f.code for f in result.findings] == ["X02", "T12"]
    assert [f.name for f in result.failed] == ["a.xml"]
    assert [f.name for f in result.files] == ["b.xml"]
