"""Every fault of `invalid/faults.toml`, put into a valid file, is found where `invalid/expected.tsv` says."""

import re
import tomllib
from pathlib import Path

import pytest

from toolkit.tei.check import Library, check

INVALID = Path(__file__).parent / "invalid"
FAULTS = tomllib.loads((INVALID / "faults.toml").read_text(encoding="utf-8"))
LIBRARY = Library()


def expected():
    rows = [line.split("\t") for line in (INVALID / "expected.tsv").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["fault", "line", "column", "code"]
    return {name: (int(line), int(column), code) for name, line, column, code in rows[1:]}


def faulty(name):
    fault = FAULTS[name]
    path = INVALID / fault.get("file", "base.xml")
    valid = path.read_text(encoding="utf-8")
    assert valid.count(fault["old"]) == 1, f"{name}: what is replaced stands in {path.name} once"
    return path, valid.replace(fault["old"], fault["new"])


@pytest.mark.parametrize("name", ["base.xml", "layer.xml"])
def test_the_valid_files_have_no_finding(name):
    assert check((INVALID / name).read_bytes(), str(INVALID / name), LIBRARY) == ()


def test_the_golden_table_and_the_faults_go_together():
    assert list(expected()) == list(FAULTS)
    assert len(FAULTS) >= 40


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_at_its_place_and_nothing_else_is(name):
    path, made = faulty(name)
    findings = check(made.encode(), str(path), LIBRARY)
    assert [(f.line, f.column, f.code) for f in findings] == [expected()[name]]
    assert findings[0].hint
    assert re.fullmatch(r".+:\d+:\d+: [A-Z]\d\d \S.*", str(findings[0]))


def base_with(*changes):
    text = (INVALID / "base.xml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return check(text.encode(), str(INVALID / "base.xml"), LIBRARY)


def test_faults_of_siblings_and_of_what_lies_in_them_are_all_reported():
    found = base_with(
        ("<byline><name>R. Reader</name></byline>", "<meeting/><meeting><p><hi>x</hi></p></meeting>"),
        ('<seg type="sentence" xml:id="s6">', '<seg type="phrase" xml:id="s6" foo="bar">'),
        ("</speaker>", "</speaker>stray"),
    )
    assert [f.code for f in found] == ["T02", "T02", "T12", "T07", "T11", "T10"]


def test_columns_count_code_points():
    found = base_with(("<head>Of one table</head>", "<head>𝄞 יחוד <term>x</term></head>"))
    assert {(f.column, f.code) for f in found} == {(14, "T12")}


def test_an_attribute_s_finding_stands_at_the_attribute():
    text = (INVALID / "base.xml").read_text(encoding="utf-8")
    (finding,) = base_with(('ref="c:nitzotzot"', 'ref="c:nitzotzos"'))
    line = text.splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith('ref="c:nitzotzot"')
    assert finding.hint == "did you mean nitzotzot?"


def test_pointers_resolve_from_where_the_file_lies(tmp_path):
    elsewhere = tmp_path / "base.xml"
    elsewhere.write_bytes((INVALID / "base.xml").read_bytes())
    alone = check(elsewhere.read_bytes(), str(elsewhere))
    assert {f.code for f in alone} == {"P03"}
    assert len(alone) == 3, "one finding for each file that is not there"


def test_a_folder_of_annotations_goes_before_what_the_file_says(tmp_path, repository):
    elsewhere = tmp_path / "base.xml"
    elsewhere.write_bytes((INVALID / "base.xml").read_bytes())
    assert check(elsewhere.read_bytes(), str(elsewhere), Library(repository / "annotations")) == ()


def test_a_pointer_into_a_file_that_is_no_xml_is_not_followed(tmp_path):
    (tmp_path / "secret.xml").write_text("not XML at all", encoding="utf-8")
    text = (INVALID / "base.xml").read_text(encoding="utf-8")
    made = re.sub(r"\.\./\.\./\.\./\.\./annotations/\w+\.xml", "secret.xml", text)
    found = check(made.encode(), str(tmp_path / "base.xml"))
    assert {f.code for f in found} == {"P03"}
    assert "not XML at all" not in "".join(map(str, found))


def test_the_project_s_own_files_have_no_finding(repository):
    from toolkit.workflows.check import check_paths

    result = check_paths([repository / "tei", repository / "annotations"])
    assert [str(f) for f in result.findings] == []
    assert len(result.files) >= 13
