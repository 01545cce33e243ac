"""The recogniser's recorded scores (docs/scores.tsv) may not fall; after a change that is meant: make scores."""

import hashlib
import json
import re

import pytest

from tests.held_out import measure
from tests.held_out.compile import HELD_OUT, READ, SETS, MarkError, compiled, strip
from toolkit import cli
from toolkit.model.span import Span

MARKED = [path for folder in SETS for path in sorted((folder / "marked").glob("*.txt"))]


def name(path):
    return f"{path.parent.parent.name}/{path.stem}"


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def falls(measured, *data):
    """Return what is worse than recorded: rates of false alarms that rose, all else that fell or is gone."""
    now = {row[:3]: row.value for row in measured}
    worse = []
    for row in measure.recorded():
        if data and not row.data.startswith(data):
            continue
        value = now.get(row[:3])
        bad = value is None or (
            value > row.value if row.measure == measure.FALSE_ALARMS else value < row.value
        )
        if bad:
            worse.append(f"{row.data}: {row.layer}, {row.measure}: {value}, recorded {row.value}")
    return worse


def test_no_recorded_score_of_our_own_texts_falls():
    assert falls(measure.measured(None), "held-out", "read") == []


@pytest.mark.originals
def test_no_recorded_score_of_the_originals_falls(originals):
    rows = list(measure.rows("originals", measure.scored(measure.originals(originals))))
    assert falls(rows, "originals") == []


def test_a_fall_is_seen(monkeypatch):
    row = measure.Row("held-out, all", "citations", "exact: F1", 0.5)
    alarms = measure.Row("held-out, all", "citations", measure.FALSE_ALARMS, 0.5)
    monkeypatch.setattr(measure, "recorded", lambda: [row, alarms])
    assert falls([row, alarms]) == []
    assert len(falls([row._replace(value=0.499), alarms._replace(value=0.501)])) == 2
    assert len(falls([])) == 2


def test_recording_keeps_what_was_not_measured(tmp_path):
    path = tmp_path / "scores.tsv"
    here = measure.Row("held-out, all", "terms", "exact: F1", 0.5)
    elsewhere = measure.Row("originals", "terms", "exact: F1", 0.75)
    measure.write([here, elsewhere], path)
    measure.write([here._replace(value=0.625)], path)
    assert measure.recorded(path) == [here._replace(value=0.625), elsewhere]


def test_the_record_has_every_data_set():
    assert {row.data for row in measure.recorded()} == {
        *(f"held-out {manner}" for manner in measure.MANNERS),
        "held-out, all",
        "read",
        "originals",
    }


@pytest.mark.parametrize("source", MARKED, ids=name)
def test_texts_and_gold_are_those_of_the_marked_files(source):
    text, gold = compiled(source)
    again = "run: python tests/held_out/compile.py"
    assert (source.parents[1] / "texts" / source.name).read_text(encoding="utf-8") == text, again
    assert (source.parents[1] / "gold" / f"{source.stem}.jsonl").read_text(encoding="utf-8") == gold, again


@pytest.mark.parametrize("folder", SETS, ids=lambda f: f.name)
def test_no_text_or_gold_is_left_over(folder):
    stems = {p.stem for p in (folder / "marked").iterdir()}
    assert {p.stem for p in (folder / "texts").iterdir()} == stems
    assert {p.stem for p in (folder / "gold").iterdir()} == stems


def test_no_text_is_in_both_sets():
    texts = [
        p.read_text(encoding="utf-8") for folder in (HELD_OUT, READ) for p in (folder / "texts").iterdir()
    ]
    assert len(texts) == len(set(texts)) == len(MARKED)


@pytest.mark.parametrize("source", MARKED, ids=name)
def test_gold_quotes_the_text_and_follows_the_rules(source, vocabulary):
    text = (source.parents[1] / "texts" / source.name).read_text(encoding="utf-8")
    about, *gold = records(source.parents[1] / "gold" / f"{source.stem}.jsonl")
    assert about["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert {r["layer"] for r in gold} <= set(about["layers"])
    last = Span(0, 0)
    for record in gold:
        span = Span(record["start"], record["end"])
        words = span.of(text)
        assert words == words.strip() != ""
        assert record.get("text", words) == words
        assert record.get("concept") in {"", None} | set(vocabulary.scheme.concepts)
        assert set(several(record.get("work"))) <= set(vocabulary.works)
        assert set(several(record.get("who"))) <= set(vocabulary.people)
        if record["layer"] == "transliterations":
            assert not span.overlaps(last), f"K1: no overlaps: {words}"
            assert not words.endswith(("'s", "’s")), f"K5: {words}"
            assert "/" not in words, f"S6: {words}"
            last = span
        for side in ("term", "gloss"):
            if side in record:
                assert text[slice(*record[side])] == record[f"{side}_text"]


def several(value):
    return [value] if isinstance(value, str) else value or []


def test_there_is_enough_to_measure():
    words = {p.stem: len(p.read_text(encoding="utf-8").split()) for p in (HELD_OUT / "texts").iterdir()}
    manners: dict[str, list[int]] = {}
    for path in (HELD_OUT / "gold").iterdir():
        about = records(path)[0]
        manners.setdefault(about["tradition"], []).append(about["words"])
    assert sum(words.values()) >= 12000
    assert all(len(manners[m]) >= 3 for m in ("chabad", "ashlag", "laitman"))
    assert manners.keys() == set(measure.MANNERS)


@pytest.mark.parametrize("broken", ["a {b", "a b|c}", "a }", "{a|b c"])
def test_a_broken_mark_is_an_error(broken):
    with pytest.raises(MarkError):
        strip(broken)


def test_marks_nest():
    text, marks = strip("see {{Zohar|work} III, 2a|cite w.zohar}.")
    assert text == "see Zohar III, 2a."
    assert [(text[m.start : m.end], m.words[0]) for m in marks] == [
        ("Zohar III, 2a", "cite"),
        ("Zohar", "work"),
    ]


@pytest.fixture
def marked_and_gold(tmp_path):
    """A folder of what was found and one of what there is: one text, one right, one missed, one false alarm."""
    text = "In Atzilus the Sefiros are one."
    for name, spans in (("found", [(3, 10), (11, 14)]), ("gold", [(3, 10), (15, 22)])):
        (tmp_path / name).mkdir()
        items = [{"start": s, "end": e, "text": text[s:e], "kind": "term", "lang": "he"} for s, e in spans]
        (tmp_path / name / "a.json").write_text(json.dumps({"transliterations": items}), encoding="utf-8")
    (tmp_path / "gold" / "a.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / "found"), str(tmp_path / "gold")]


def test_the_command_prints_figures_and_every_error_in_context(marked_and_gold, capsys):
    assert cli.run(["score", *marked_and_gold]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^transliterations +exact +all +2 +2 +1 +1 +0\.500 +0\.500 +0\.500$", out, re.MULTILINE)
    assert "⟨Sefiros⟩" in out
    assert "⟨the⟩" in out
    cli.run(["score", "--summary", *marked_and_gold])
    assert "⟨" not in capsys.readouterr().out


def test_the_command_prints_tables_as_json(marked_and_gold, capsys):
    assert cli.run(["score", "--json", "--layer", "transliterations", *marked_and_gold]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["schema"] == "yichud-score/1"
    tables = {t["key"]: t["rows"] for t in printed["tables"]}
    assert tables.keys() == {"spans", "agreement", "texts", "misses", "false_alarms", "disagreements"}
    assert [r["form"] for r in tables["misses"]] == ["Sefiros"]
    assert tables["spans"][0]["f1"] == 0.5


def test_the_command_says_what_has_no_partner_and_what_it_cannot_read(marked_and_gold, tmp_path, capsys):
    (tmp_path / "found" / "b.json").write_text("{}", encoding="utf-8")
    assert cli.run(["score", *marked_and_gold]) == 0
    assert "b: no gold, not scored" in capsys.readouterr().err
    (tmp_path / "gold" / "b.json").write_text("{", encoding="utf-8")
    assert cli.run(["score", *marked_and_gold]) == 2
    assert "b.json:1: E01 not JSON" in capsys.readouterr().err


@pytest.fixture(scope="module")
def vocabulary(repository):
    from toolkit.tei.vocabulary import read_vocabulary

    return read_vocabulary(repository / "annotations")
