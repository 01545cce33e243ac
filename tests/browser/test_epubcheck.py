"""EPUBCheck, the validator of the W3C, finds nothing to say of our books."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.workflows import edition


@pytest.fixture(scope="session")
def checked():
    """Return a function that gives what EPUBCheck says of a book."""
    java, program = shutil.which("java"), shutil.which("epubcheck")
    if java is None or program is None:
        pytest.exit(
            "the books are checked with EPUBCheck (on Debian: apt install epubcheck) and Java", returncode=2
        )

    def check(file: Path):
        report = file.with_suffix(".json")
        subprocess.run([java, "-jar", program, file, "--json", report], capture_output=True, check=False)
        return [(m["ID"], m["severity"], m["message"]) for m in json.loads(report.read_text())["messages"]]

    return check


def test_the_restatements_and_a_title_page(checked, repository, tmp_path):
    settings = tmp_path / "edition.toml"
    settings.write_text(
        'title = "On Joining & <Uniting>"\neditors = ["A. Editor"]\nlicence = "CC BY 4.0."\npreface = ["One."]\n'
        'date = "2026-05"\nedition = "Second edition"\nseries = "Texts, 1"\nisbn = "978-0-00-000000-2"\ncopyright = "2026"\n'
    )
    for name, more in (("plain", {}), ("titled", {"settings": settings})):
        edition.make_edition([repository / "tei"], tmp_path / f"{name}.epub", format="epub", **more)
        assert checked(tmp_path / f"{name}.epub") == []


def test_suggestions_in_a_text_that_nobody_decided_on(checked, repository, tmp_path):
    from toolkit.workflows import encode

    (tmp_path / "new.txt").write_text(
        "On joining\n\nThe Sefiros of Atzilus know a Zivug.\n", encoding="utf-8"
    )
    encode.encode(
        [tmp_path / "new.txt"],
        tmp_path / "tei",
        annotations=repository / "annotations",
        particulars=encode.Particulars(tradition="chabad"),
    )
    edition.make_edition(
        [tmp_path / "tei"], tmp_path / "new.epub", format="epub", annotations=repository / "annotations"
    )
    assert checked(tmp_path / "new.epub") == []


def test_verse_drama_letters_and_tables(checked, repository, tmp_path):
    edition.make_edition([repository / "tests/others"], tmp_path / "others.epub", format="epub")
    assert checked(tmp_path / "others.epub") == []


def test_a_fault_would_be_told(checked, repository, tmp_path):
    import zipfile

    edition.make_edition([repository / "tei/ashlag"], tmp_path / "good.epub", format="epub")
    with zipfile.ZipFile(tmp_path / "good.epub") as good, zipfile.ZipFile(tmp_path / "bad.epub", "w") as bad:
        for entry in good.infolist():
            bad.writestr(entry, good.read(entry).replace(b'href="glossary.xhtml#', b'href="missing.xhtml#'))
    assert any(code == "RSC-007" for code, _, _ in checked(tmp_path / "bad.epub"))
