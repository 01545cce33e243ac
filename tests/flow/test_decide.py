"""From a plain text to decided terms in a report: the command `decide` on what `encode` suggests."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import pytest

from toolkit.cli import run
from toolkit.ground.bundle import annotations_folder
from toolkit.tei.reader import read

BY = ("--by", "R. Reader")
DECIDING = Path(__file__).parent / "deciding"


@pytest.fixture(scope="module")
def encoded(tmp_path_factory):
    """The text `on-joining`, encoded by rule: sixteen terms, a name and a voice are suggested."""
    folder = tmp_path_factory.mktemp("encoded") / "texts"  # as deep as where it is copied to
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1600000000")
        text = DECIDING / "on-joining.txt"
        own = str(annotations_folder())
        said = ["--annotations", own, "--tradition", "laitman", "-q"]
        assert run(["encode", str(text), "-o", str(folder), *said]) == 0
    return (folder / "on-joining.xml").read_bytes()


@pytest.fixture
def file(encoded, yichud, tmp_path):
    """The same in the folder `texts` of one's own."""
    path = tmp_path / "texts" / "on-joining.xml"
    path.parent.mkdir()
    path.write_bytes(encoded)
    return path


def statuses(path):
    """The ids of the suggestions of a file, by what was decided."""
    held: dict[str, list[str]] = {}
    for s in read(path.read_bytes()).proposals:
        held.setdefault(s.status, []).append(s.id)
    return held


def test_what_was_encoded_and_accepted_counts_by_its_own_channel(yichud, file):
    done = yichud("decide", "texts", "--accept", "translit,acronym,hebrew,english", *BY)
    assert done.stderr == "texts/on-joining.xml: 16 accepted; 2 open; #r-reader is now in the header\n"
    assert yichud("check", "texts").exit_code == 0
    assert yichud("compare", "texts", "--format", "csv", "-o", "tables").exit_code == 0
    seen = Path("tables/mentions.csv").read_text(encoding="utf-8")
    golden = DECIDING / "mentions.csv"
    if os.environ.get("YICHUD_GOLDEN") == "write":
        golden.write_text(seen, encoding="utf-8")
    assert seen == golden.read_text(encoding="utf-8"), (
        "if that is meant: YICHUD_GOLDEN=write, after reading the difference"
    )
    assert {r["channel"] for r in table("concepts")} == {
        "any",
        "transliteration",
        "acronym",
        "hebrew",
        "english",
    }
    assert {r["rendering"] for r in table("renderings")} >= {"upper light", "union", "spark"}
    spelled = {f for r in table("spelling") for f in r["forms"].split(", ")}
    assert spelled == {"Atzilut", "Hitkalelut", "Sefirot", "Zivug", "Kli", "Masach"}


def table(name):
    with Path(f"tables/{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_without_a_selector_what_is_open_is_listed_concept_by_concept(yichud, file):
    before = file.read_bytes()
    done = yichud("decide", "texts/on-joining.xml")
    assert done.stdout.splitlines()[:5] == [
        "Zivug (zivug), 3",
        "  g9   translit high    …that they ask for is a «Zivug».",
        "  g10  translit high    …two friends there is a «Zivug» too, as the Ari says: …",
        "  g16  hebrew   high    …ages call this joining «זיווג».",
        "Hitkalelut (hitkalelut), 2",
    ]
    assert done.stderr == "texts/on-joining.xml: 18 open, 0 decided\n"
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("wish", "accepted", "rejected"),
    [
        (["--accept", "zivug"], {"g9", "g10", "g16"}, set()),
        (["--accept", "c:zivug,g15"], {"g9", "g10", "g15", "g16"}, set()),
        (["--accept", "hebrew"], {"g16"}, set()),
        (["--reject", "on-joining#g7"], set(), {"g7"}),
        (["--accept", "cert:medium+translit"], {"g15"}, set()),
        (["--accept", "unification", "--reject", "g8"], {"g7", "g9", "g10", "g16"}, {"g8"}),
        (["--reject", "voice", "--accept", "name"], {"g17"}, {"g18"}),
        (["--accept", "unification", "--reject", "zivug"], {"g7", "g8"}, {"g9", "g10", "g16"}),
        (["--accept", "p.ari"], {"g17", "g18"}, set()),
        (["--reject", "english", "--accept", "g1"], {"g1"}, {"g2", "g7", "g8", "g11", "g12", "g14"}),
    ],
)
def test_a_selector_is_a_concept_a_topic_a_kind_a_certainty_or_an_id(yichud, file, wish, accepted, rejected):
    assert yichud("decide", "texts", *wish, *BY).exit_code == 0
    held = statuses(file)
    assert set(held.get("accepted", [])) == accepted
    assert set(held.get("rejected", [])) == rejected


def test_an_edition_shows_an_accepted_name_and_voice_as_tagged_ones(yichud, file):
    yichud("decide", "texts", "--accept", "p.ari", *BY)
    assert yichud("edition", "texts", "-o", "site").exit_code == 0
    page = next(Path("site").glob("text.*.html")).read_text(encoding="utf-8")
    assert (page.count('class="person"'), page.count('class="said"')) == (1, 1)


def test_nothing_but_the_decision_is_touched(yichud, file):
    before = file.read_bytes()
    yichud("decide", "texts", "--accept", "g9", "--reject", "g12", *BY)
    was, now = before.decode().splitlines(), file.read_text(encoding="utf-8").splitlines()
    changed = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
    assert [re.findall('xml:id="([^"]+)"', a)[-1] for a, _ in changed] == ["by-rule", "g9", "g12"]
    change = (
        '<change when="2020-09-13" who="#r-reader" status="accepted">suggested with high certainty</change>'
    )
    assert change in changed[1][1]
    assert read(file.read_bytes()).digest == read(before).digest


def test_the_same_decision_a_second_time_writes_nothing(yichud, file):
    yichud("decide", "texts", "--accept", "cert:high", *BY)
    once = (file.read_bytes(), file.stat().st_mtime_ns)
    done = yichud("decide", "texts", "--accept", "cert:high", *BY)
    assert done.stderr == "texts/on-joining.xml: nothing to decide; 5 open\n"
    assert (file.read_bytes(), file.stat().st_mtime_ns) == once


def test_what_a_person_decided_stays_unless_its_id_is_named(yichud, file):
    yichud("decide", "texts", "--reject", "g9", *BY)
    yichud("decide", "texts", "--accept", "zivug", "--by", "B. Binder")
    assert statuses(file)["rejected"] == ["g9"]
    yichud("decide", "texts", "--accept", "g9", "--by", "B. Binder")
    assert "rejected" not in statuses(file)


def test_a_dry_run_says_what_would_be_decided_and_writes_nothing(yichud, file):
    before = file.read_bytes()
    done = yichud("decide", "texts", "--accept", "masach", "--dry-run")
    assert done.stdout.splitlines()[1].startswith("  g5  accepted translit high")
    assert done.stderr == "texts/on-joining.xml: 1 would be accepted; 17 open\n"
    assert file.read_bytes() == before


def test_the_list_as_data(yichud, file):
    done = yichud("decide", "texts", "--reject", "cert:medium+english", *BY, "--json")
    (held,) = json.loads(done.stdout)["files"]
    assert (held["who"], held["accepted"], held["rejected"], held["open"]) == ("r-reader", 0, 4, 14)
    assert held["suggestions"][6] == {
        "id": "g7",
        "concept": "yichud",
        "called": "Yichud",
        "kind": "english",
        "cert": "medium",
        "lang": "",
        "status": "proposed",
        "reason": "Yichud 0.1.0: a rendering of the scheme near sure terms",
        "words": "union",
        "before": "t only where a Masach stands. Those who raise MAN ask for a ",
        "after": ", and the union that they ask for is a Zivug.",
        "fits": True,
        "decision": "rejected",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--accept", "zivugg", *BY], "did you mean zivug?"),
        (["--accept", "cert:sure", *BY], "there is no certainty 'sure'"),
        (["--accept", "g9"], "nobody decides"),
        (["--accept", "g9", "--by", "me"], "the header names no person or organisation 'me'"),
        (
            ["--accept", "translit", "--reject", "cert:high", *BY],
            "would be accepted (translit) and rejected (cert:high); on-joining#",
        ),
        (["--accept", "g9", *BY, "--date", "yesterday"], "is no day"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_written(yichud, file, words, said):
    before = file.read_bytes()
    done = yichud("decide", "texts", *words)
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert file.read_bytes() == before


def test_an_id_that_two_texts_have_is_asked_for(yichud, file):
    twin = file.with_name("twin.xml")
    twin.write_bytes(file.read_bytes().replace(b'xml:id="on-joining"', b'xml:id="twin"'))
    done = yichud("decide", "texts", "--accept", "g9", *BY)
    assert (done.exit_code, "say which: on-joining#g9, twin#g9" in done.stderr) == (2, True)
    assert yichud("decide", "texts", "--accept", "twin#g9", *BY).exit_code == 0
    assert ("accepted" in statuses(twin), "accepted" in statuses(file)) == (True, False)


def test_a_suggestion_that_does_not_stand_where_it_says_is_not_accepted_but_can_be_rejected(yichud, file):
    file.write_bytes(file.read_bytes().replace(b"Zivug.", b"union."))
    before = file.read_bytes()
    done = yichud("decide", "texts", "--accept", "zivug,masach", *BY)
    assert (done.exit_code, "I001" in done.stderr, file.read_bytes() == before) == (2, True, True)
    assert yichud("decide", "texts", "--reject", "g9", *BY).exit_code == 0


def moved_on(file):
    """The same file with a word more in its first paragraph that holds a suggestion, and one suggested word spelled otherwise."""
    before = file.read_text("utf-8")
    head, body = before.split("<body>")
    first = re.search(r'<p xml:id="p1">(<seg[^>]*>)?', body)
    assert first is not None
    changed = body[: first.end()] + "Well, " + body[first.end() :]
    file.write_text(head + "<body>" + changed.replace("זיווג", "זווג", 1), "utf-8")


def test_a_changed_text_keeps_its_suggestions_and_what_found_no_place_blocks_no_report(yichud, file):
    moved_on(file)
    seen = yichud("check", str(file), "--fix", "--dry-run").stdout.splitlines()
    told = [line for line in seen if "«" in line]
    assert any(" -> " in line for line in told)
    changed = file.read_bytes()
    done = yichud("check", str(file), "--fix", "--json")
    assert [bool(s["why"]) for s in json.loads(done.stdout)["suggestions"]] == [" stays: " in t for t in told]
    before, after = (re.sub(rb"string-range\([^)]*\)", b"", x) for x in (changed, file.read_bytes()))
    assert before == after
    assert [f["code"] for f in json.loads(done.stdout)["findings"]] == ["P13"]
    report = yichud("compare", str(file), "--topic", "unification", "--format", "json")
    assert (report.exit_code, report.stderr.count("R07")) == (0, 1)
    assert yichud("check", str(file), "--fix").stderr.startswith("0 suggestions moved, 1 left\n")
    assert yichud("check", str(file), "--dry-run").exit_code == 2


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_decided(yichud, file):
    file.with_name("broken.xml").write_bytes(b"<TEI")
    done = yichud("decide", "texts", "--accept", "g9", *BY)
    assert (done.exit_code, statuses(file)["accepted"]) == (4, ["g9"])
    assert "broken.xml" in done.stderr


def test_the_guide_s_commands_do_what_it_says(yichud, file, repository):
    guide = (repository / "docs/guide/decide.md").read_text(encoding="utf-8")
    commands = [
        line for block in re.findall(r"```sh\n(.*?)```", guide, re.DOTALL) for line in block.splitlines()
    ]
    assert len(commands) > 4
    for line in commands:
        words = re.findall(r'"[^"]*"|\S+', line.split("  #")[0])
        done = yichud(*[w.strip('"').replace("my-lesson", "on-joining") for w in words[1:]])
        assert done.exit_code == 0, (line, done.stderr)
    assert "proposed" not in statuses(file)


TURNS = "A lesson\n\nQuestion: Who is it that asks about the Masach here?\n\nM. Laitman: He who has no Masach asks.\n\nQuestion: And who answers?\n"


def test_who_speaks_in_a_turn_is_decided_like_the_rest(yichud, tmp_path):
    (tmp_path / "turns.txt").write_text(TURNS, encoding="utf-8")
    assert yichud("encode", "turns.txt", "-o", "texts", "--tradition", "laitman").exit_code == 0
    told = yichud("decide", "texts").stdout
    assert "Asker (p.asker), 2" in told
    assert "turn     high" in told

    def voices() -> list[tuple[str, str]]:
        assert yichud("compare", "texts", "--format", "csv", "-o", "tables").exit_code == 0
        with Path("tables", "voices.csv").open(encoding="utf-8") as file:
            return [(row["voice"], row["passages"]) for row in csv.DictReader(file)]

    assert voices() == []
    assert yichud("decide", "texts", "--accept", "p.asker+turn", "--reject", "p.laitman", *BY).exit_code == 0
    assert [who for who, _ in voices()] == ["p.asker"]
    assert yichud("check", "texts").exit_code == 0
    assert yichud("edition", "texts", "-o", "site").exit_code == 0
    page = next(Path("site").glob("text.*.html")).read_text(encoding="utf-8")
    assert page.count("Asker") == 2
