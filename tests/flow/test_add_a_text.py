"""The guide to adding a text, followed to the letter: its own examples, from the template to a claim in a report."""

import json
import re

import pytest

from toolkit import cli


@pytest.fixture
def examples(repository):
    """The XML examples of the guide: paragraph, claim, declaration."""
    guide = (repository / "docs/guide/add-a-text.md").read_text(encoding="utf-8")
    paragraph, claim, declaration = re.findall(r"```xml\n(.*?)```", guide, re.DOTALL)
    return paragraph, claim, declaration


def test_from_the_template_to_a_claim_in_a_report(tmp_path, monkeypatch, capsys, examples):
    paragraph, claim, declaration = examples
    monkeypatch.chdir(tmp_path)
    assert (
        cli.run(
            [
                "new",
                "texts/my-lesson.xml",
                "--title",
                "A lesson on joining",
                "--tradition",
                "laitman",
                "--editor",
                "R. Reader",
            ]
        )
        == 0
    )
    path = tmp_path / "texts" / "my-lesson.xml"
    template = path.read_text(encoding="utf-8")
    assert cli.run(["check", "texts"]) == 0, capsys.readouterr().out

    assert cli.run(["compare", "texts", "--topic", "inclusion", "-o", "before.json"]) == 0
    assert {r["claim"] for r in _treatment(tmp_path / "before.json")} == {None}, "the template claims nothing"
    assert {r["state"] for r in _treatment(tmp_path / "before.json")} == {"not annotated"}

    filled = re.sub(r"<p><seg.*?</p>", lambda _: paragraph, template, count=1)
    filled = re.sub(
        r"  <!-- Claims stand here.*?-->\n",
        lambda _: f'<standOff><listAnnotation type="claims">{claim}</listAnnotation></standOff>',
        filled,
        flags=re.DOTALL,
    )
    filled = re.sub(r"<!-- When you have.*?-->", lambda _: declaration, filled, flags=re.DOTALL)
    path.write_text(filled, encoding="utf-8")
    assert cli.run(["check", "texts"]) == 0, capsys.readouterr().out

    assert cli.run(["compare", "texts", "--topic", "inclusion", "-o", "after.json"]) == 0
    rows = {r["aspect"]: r for r in _treatment(tmp_path / "after.json")}
    assert rows["mechanism"]["claim"] == "c1"
    assert rows["mechanism"]["statement"].startswith("Speaking together at a meal")
    assert rows["purpose"]["state"] == "not stated"


def _treatment(report):
    sections = json.loads(report.read_text(encoding="utf-8"))["sections"]
    return next(t for s in sections for t in s["tables"] if t["key"] == "treatment")["rows"]
