"""A whole report, small enough to read: `tests/golden/report.md` shows what every rule of honesty looks like.

Made again, after reading the difference, with `YICHUD_GOLDEN=write python -m pytest tests/flow/test_compare_golden.py`.
"""

import os

from toolkit.workflows import compare


def test_the_report_is_the_golden_one(repository, tmp_path, monkeypatch, make_tei):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "texts"
    folder.mkdir()
    zivug = '<term type="translit" ref="c:zivug" xml:lang="he-Latn-x-isr">Zivug</term>'
    union = '<term type="english" ref="c:yichud">union</term>'
    unification = "topic.unification"
    texts = {
        "lamps": make_tei(
            "lamps",
            [
                f"Two lamps make one light, and this is {zivug}.",
                "The sages say that a lamp alone does not burn.",
            ],
            title="Of Lamps",
            author="Anna",
            complete=("unification",),
            terms_complete=True,
            claims=[
                (
                    "c1",
                    "s1",
                    f"{unification} asp.mechanism pol.asserted std.analogy",
                    "accepted",
                    "Union is like the joining of two lamps.",
                ),
                (
                    "c2",
                    "s2",
                    f"{unification} asp.limit pol.negated std.reported",
                    "edited",
                    "One alone does not shine.",
                    "p.our-sages",
                ),
            ],
        ),
        "rivers": make_tei(
            "rivers",
            [f"Rivers come to {union} in the sea."],
            title="Rivers | Seas",
            tradition="laitman",
            claims=[
                (
                    "c1",
                    "s1",
                    f"{unification} asp.place pol.asserted std.own",
                    "accepted",
                    "Rivers unite in the sea.",
                ),
                ("c2", "s1", f"{unification} asp.result pol.asserted std.own", "proposed", "Salt water."),
            ],
        ),
        "hills": make_tei(
            "hills", [f"Hills know no {union}."], title="Hills", tradition="laitman", form="restatement"
        ),
    }
    for name, data in texts.items():
        (folder / f"{name}.xml").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    report = compare.compare(
        [folder],
        compare.Question(("unification",)),
        annotations=repository / "annotations",
        command="yichud compare texts --topic unification",
    )
    made = compare.render(report, "md").decode()
    lines = [
        line
        for line in made.splitlines()
        if not line.startswith(("- Program:", "- concepts.xml:", "- people.xml:", "- works.xml:"))
        and "Yichud 0" not in line
    ]
    made = "\n".join(lines) + "\n"
    golden = repository / "tests/golden/report.md"
    if os.environ.get("YICHUD_GOLDEN") == "write":
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
