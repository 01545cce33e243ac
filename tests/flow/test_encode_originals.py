"""The five originals and changed copies of them: full editions, valid, from which the sources can be rebuilt."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from toolkit.tei.reader import read
from toolkit.tei.serialise import difference, rebuild
from toolkit.workflows.check import check_paths
from toolkit.workflows.encode import encode

pytestmark = pytest.mark.originals
SOURCES = (
    "ashlag-raising-man",
    "chabad-intimacy",
    "laitman-daily-page",
    "laitman-mutual-engagement",
    "laitman-two-worlds",
)


@pytest.fixture(scope="module")
def editions(originals, tmp_path_factory):
    out = tmp_path_factory.mktemp("editions")
    return encode([originals / f"{s}.txt" for s in SOURCES], out), out


def test_every_annotation_of_the_five_is_exact(editions):
    report, _ = editions
    assert [f.way for f in report.files] == ["layer"] * 5
    assert (report.orphans, report.findings, report.failed) == (0, (), ())
    assert all(f.exact > 70 and not f.placed for f in report.files)


def test_the_sources_can_be_rebuilt(editions, originals):
    _, out = editions
    for source in SOURCES:
        base = (originals / f"{source}.txt").read_bytes().decode()
        assert difference(rebuild(read((out / f"{source}.xml").read_bytes())), base) is None


def test_the_editions_pass_the_check(editions):
    _, out = editions
    assert check_paths([out]).findings == ()


@pytest.mark.tei_all
def test_the_editions_and_layers_are_valid_tei(editions, tei_all, repository):
    _, out = editions
    grammar = etree.RelaxNG(etree.parse(tei_all))
    for path in [*sorted(out.glob("*.xml")), *sorted((repository / "annotations" / "layers").glob("*.xml"))]:
        assert grammar.validate(etree.parse(path)), (path.name, grammar.error_log.last_error)


def test_all_claims_are_there(editions):
    _, out = editions
    claims = [c for s in SOURCES for c in read((out / f"{s}.xml").read_bytes()).claims]
    assert len(claims) == 86
    assert len({c.id for c in claims}) == 86
    for claim in claims:
        assert claim.topics
        assert claim.targets
        assert claim.resp == "yichud-editors"
        assert len(claim.statement.split()) <= 25


def straight(text):
    return text.translate(str.maketrans("‘’“”–—", "''\"\"--"))


def drop_longest(text):
    lines = text.split("\n")
    lines.remove(max(lines, key=len))
    return "\n".join(lines)


def correct_a_word(text):
    words = list(re.finditer(r"\b[a-z]{6,}\b", text))
    word = words[len(words) // 2]
    return text[: word.start()] + "amended" + text[word.end() :]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    "change",
    [
        straight,
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("\n", " \n"),
        lambda t: re.sub(r"(\w) (?=\w)", r"\1\n", t),
    ],
    ids=["straight quotes", "crlf", "blanks", "wrapped"],
)
def test_a_copy_that_differs_in_form_alone_keeps_every_annotation(source, change, originals, tmp_path):
    copy = change((originals / f"{source}.txt").read_bytes().decode())
    (tmp_path / "mine.txt").write_bytes(copy.encode())
    (file,) = encode([tmp_path / "mine.txt"], tmp_path / "out").files
    assert (file.layer, file.placed, file.uncovered) == (source, (), ())
    assert difference(rebuild(read((tmp_path / "out" / "mine.xml").read_bytes())), copy) is None


def swap(text):
    lines = text.split("\n")
    one, other = sorted(range(len(lines)), key=lambda i: -len(lines[i]))[:2]
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def insert(text):
    lines = text.split("\n")
    lines.insert(
        lines.index(max(lines, key=len)) + 1,
        "A new paragraph on the Zivug was put in here. It has two sentences.",
    )
    return "\n".join(lines)


def double(text):
    return f"{text}\n\n{text}"


def test_what_came_to_a_text_is_told_segmented_and_never_furniture(originals, tmp_path):
    base = (originals / "laitman-mutual-engagement.txt").read_bytes().decode()
    for name, change in (("double", double), ("insert", insert)):
        (tmp_path / f"{name}.txt").write_bytes(change(base).encode())
    doubled, inserted = encode([tmp_path / "double.txt", tmp_path / "insert.txt"], tmp_path / "out").files
    assert sum(n for _, n in inserted.uncovered) == 14
    assert inserted.suggestions == 1
    assert any("(14 words)" in line for line in inserted.lines())
    text = read((tmp_path / "out" / "double.xml").read_bytes())
    furniture = sum(len(p.span) for p in text.passages if p.kind == "ab")
    assert furniture < 300
    assert sum(n for _, n in doubled.uncovered) > 350
    assert len([m for m in text.named("seg") if m.get("xml:id").startswith("new-s")]) > 10


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("change", [correct_a_word, drop_longest, swap, str.upper, insert, double])
def test_a_changed_copy_finds_its_layer_and_says_what_was_lost(source, change, originals, tmp_path):
    copy = change(straight((originals / f"{source}.txt").read_bytes().decode()))
    (tmp_path / "mine.txt").write_bytes(copy.encode())
    report = encode([tmp_path / "mine.txt"], tmp_path / "out")
    (file,) = report.files
    assert (file.way, file.layer) == ("changed copy", source)
    assert file.placed or file.uncovered
    header = read((tmp_path / "out" / "mine.xml").read_bytes()).header
    if file.uncovered or file.orphans or file.changed_claims:  # not where paragraphs changed places alone
        assert (header.complete, header.terms_complete) == ((), False)
    assert report.is_whole == (not file.orphans and not file.uncovered)
    assert difference(rebuild(read((tmp_path / "out" / "mine.xml").read_bytes())), copy) is None
    assert check_paths([tmp_path / "out"]).findings == ()
