"""The wheel, installed in an empty folder: it carries its vocabulary and layers, and a project's own go before them."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def installed(tmp_path_factory, repository):
    """A folder with nothing in it but the installed wheel beside it; returns a runner."""
    folder = tmp_path_factory.mktemp("wheel")
    site, work = folder / "site", folder / "empty"
    work.mkdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--no-index",
            "--target",
            str(site),
            str(wheel),
        ],
        check=True,
    )
    environment = {**os.environ, "PYTHONPATH": str(site), "XDG_CACHE_HOME": str(folder / "cache")}

    def run(*arguments, given=""):
        return subprocess.run(
            arguments, cwd=work, env=environment, input=given, capture_output=True, text=True, check=False
        )

    return run, work, site


def test_the_code_that_runs_is_the_wheel_s(installed):
    run, _, site = installed
    shown = run(sys.executable, "-c", "import toolkit; print(toolkit.__file__)").stdout
    assert shown.startswith(str(site))


def test_mark_finds_terms_by_the_vocabulary_in_the_wheel(installed):
    run, _, site = installed
    done = run(
        sys.executable,
        str(site / "bin" / "yichud"),
        "mark",
        "--json",
        "-",
        given="The Zivug is above Atzilus.",
    )
    assert done.returncode == 0, done.stderr
    assert [t["concept"] for t in json.loads(done.stdout)["transliterations"]] == ["zivug", "atzilut"]


def test_the_component_is_found_by_spacy(installed):
    run, _, _ = installed
    code = """
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("yichud_transliterations")
doc = nlp("The Zivug is above Atzilus.")
print([s.text for s in doc.spans["transliterations"]])
"""
    done = run(sys.executable, "-c", code)
    assert done.stdout.strip() == "['Zivug', 'Atzilus']", done.stderr


def test_encode_check_and_compare_work_in_an_empty_folder(installed):
    run, work, site = installed
    (work / "lesson.txt").write_text(
        "A Lesson\n\nWe speak of the Masach and of Hitkalelut. That is all.\n", encoding="utf-8"
    )
    yichud = str(site / "bin" / "yichud")
    for arguments in (
        ("encode", "lesson.txt", "-o", "texts", "--tradition", "laitman"),
        ("check", "texts"),
        ("compare", "texts", "--topic", "inclusion", "-o", "report.json"),
    ):
        done = run(sys.executable, yichud, *arguments)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    report = json.loads((work / "report.json").read_text(encoding="utf-8"))
    treatment = next(t for s in report["sections"] if s["key"] == "treatment" for t in s["tables"])
    assert {row["claim"] for row in treatment["rows"]} == {None}
    assert "not stated" not in json.dumps(treatment["rows"])


def test_a_project_s_own_annotations_go_before_those_of_the_wheel(installed):
    run, work, site = installed
    own = work / "own"
    (own / "annotations").mkdir(parents=True)
    bundled = site / "toolkit" / "annotations"
    for name in ("people.xml", "works.xml"):
        (own / "annotations" / name).write_bytes((bundled / name).read_bytes())
    concepts = (
        (bundled / "concepts.xml")
        .read_text(encoding="utf-8")
        .replace('xml:id="tr.laitman"', 'xml:id="tr.mine"')
        .replace("tr.laitman", "tr.mine")
    )
    (own / "annotations" / "concepts.xml").write_text(concepts, encoding="utf-8")
    done = run(
        sys.executable,
        str(site / "bin" / "yichud"),
        "new",
        "own/a.xml",
        "--title",
        "A",
        "--tradition",
        "mine",
    )
    assert done.returncode == 0, done.stderr
    assert "tr.mine" in (own / "a.xml").read_text(encoding="utf-8")
    assert run(sys.executable, str(site / "bin" / "yichud"), "check", "own/a.xml").returncode == 0
