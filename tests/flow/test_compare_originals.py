"""`compare` over the five originals, encoded from the reader's copies."""

import pytest

from toolkit.workflows import compare
from toolkit.workflows.encode import encode

pytestmark = pytest.mark.originals


def test_the_originals_and_the_restatements_make_the_same_claims(
    originals, repository, tmp_path, monkeypatch
):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))
    encode(sorted(originals.glob("*.txt")), tmp_path / "tei", annotations=repository / "annotations")
    topics = ("unification", "inclusion")
    report, restated = (
        compare.compare(
            [folder],
            compare.Question(tuple(topics)),
            annotations=repository / "annotations",
            command="yichud compare",
        )
        for folder in (tmp_path / "tei", repository / "tei")
    )
    assert not report.failed
    kept = [
        {
            (r["topic"], r["aspect"], r["group"], r["claim"], r["polarity"], r["standing"])
            for r in x.table("treatment").records()
        }
        for x in (report, restated)
    ]
    assert kept[0] == kept[1]
    claims = {(r["text"], r["claim"]) for r in report.table("treatment").records() if r["claim"]}
    assert len(claims) == 86
    states = {
        r["state"]
        for r in report.table("treatment").records()
        if (r["topic"], r["group"]) == ("inclusion", "chabad")
    }
    assert states == {"not stated"}
    assert all(r["quote"] for r in report.table("evidence").records())
