"""The guide has a row for every code that the program can print, and for no other."""

import re


def test_every_code_is_explained_and_every_code_explained_exists(repository):
    sources = [*(repository / "toolkit").rglob("*.py"), repository / "toolkit/tei/schema/yichud.sch"]
    printed = {
        code
        for source in sources
        for code in re.findall(r'"([A-Z]\d\d)"', source.read_text(encoding="utf-8"))
    }
    guide = (repository / "docs/guide/check.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z]\d\d) \| (.+?) \| (.+?) \|$", guide, re.MULTILINE)
    assert {code for code, _, _ in rows} == printed
    assert len(rows) == len({code for code, _, _ in rows})
