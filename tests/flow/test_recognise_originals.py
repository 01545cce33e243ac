"""The five originals against the curated lists of their layers (K-rules), and each false friend read as it is meant."""

from xml.etree import ElementTree as ET

import pytest

from toolkit.pipeline import build, recognise
from toolkit.vocabulary.spelling import spelling_of

pytestmark = pytest.mark.originals
TEI = "{http://www.tei-c.org/ns/1.0}"
STEMS = (
    "ashlag-raising-man",
    "chabad-intimacy",
    "laitman-daily-page",
    "laitman-mutual-engagement",
    "laitman-two-worlds",
)

# What stands at a position, and the concept or kind that it is read as; None: not marked at all.
FALSE_FRIENDS = [
    ("ashlag-raising-man", 65, "Man", "man"),
    ("ashlag-raising-man", 2069, "man", None),
    ("chabad-intimacy", 815, "Chabad", "chabad"),
    ("chabad-intimacy", 478, "Ava", "av-vi"),
    ("chabad-intimacy", 1667, "Tzemach Tzedek", "name"),
    ("laitman-daily-page", 3743, "Adam", None),
    ("chabad-intimacy", 36, "Sefer", "sefer"),
    ("chabad-intimacy", 1227, "Mashpia", "mashpia"),
    ("chabad-intimacy", 538, "Malchus", "malchut"),
    ("laitman-daily-page", 2959, "AB", "zivug-av-sag"),
    ("ashlag-raising-man", 1219, "Above", None),
    ("laitman-two-worlds", 1097, "space", None),
    ("laitman-daily-page", 2983, "blow", None),
]
ENGLISH_FRIENDS = [
    ("ashlag-raising-man", 111, "breaking", "shevirah"),
    ("laitman-two-worlds", 3731, "workshop", "workshop"),
    ("laitman-two-worlds", 547, "reception", "kabbalah-reception"),
    ("ashlag-raising-man", 449, "degree", "degree"),
]


@pytest.fixture(scope="module")
def nlp():
    return build()


def read(originals, stem):
    return (originals / f"{stem}.txt").read_bytes().decode()


def curated(repository, stem, group):
    tree = ET.parse(repository / "annotations" / "layers" / f"{stem}.xml")
    for spans in tree.iter(f"{TEI}spanGrp"):
        if spans.get("type") == group:
            for span in spans:
                start, end = span.attrib["target"].rpartition(":")[2].split(",")
                yield (int(start), int(end)), span


def spelling(tag):
    return spelling_of(tag)


@pytest.mark.parametrize("stem", STEMS)
def test_transliterations_of_the_curated_list(nlp, originals, repository, stem):
    text = read(originals, stem)
    gold = dict(curated(repository, stem, "transliterations"))
    found = {(t.span.start, t.span.end): t for t in recognise(text, nlp).transliterations}
    assert {text[slice(*s)] for s in found.keys() - gold.keys()} == set()
    unknown = {s for s in gold if gold[s].get("type") == "phrase"}  # a formula that no vocabulary lists
    assert {text[slice(*s)] for s in gold.keys() - found.keys() - unknown} == set()
    for span, entry in gold.items():
        if span not in found:
            continue
        t, tag = found[span], entry.get("{http://www.w3.org/XML/1998/namespace}lang")
        kind, _, flag = entry.get("type").partition(".")
        assert t.concept == (entry.get("ana") or "").removeprefix("c:")
        assert (t.kind, t.loanword) == (kind, flag == "loanword")
        assert (t.lang, t.convention) == (tag.partition("-")[0], spelling(tag))


def test_f1_on_all_five(nlp, originals, repository):
    right = wrong = missed = 0
    for stem in STEMS:
        gold = {s for s, _ in curated(repository, stem, "transliterations")}
        found = {(t.span.start, t.span.end) for t in recognise(read(originals, stem), nlp).transliterations}
        right += len(gold & found)
        wrong += len(found - gold)
        missed += len(gold - found)
    assert 2 * right / (2 * right + wrong + missed) >= 0.99


def test_english_terms_on_all_five(nlp, originals, repository):
    right = wrong = missed = 0
    for stem in STEMS:
        terms = curated(repository, stem, "terms")
        gold = {(s, e.get("ana").removeprefix("c:")) for s, e in terms if e.get("type") == "term.english"}
        found = recognise(read(originals, stem), nlp).terms
        made = {((t.span.start, t.span.end), t.concept) for t in found if t.concept not in {"bore", "maker"}}
        right += len(gold & made)
        wrong += len(made - gold)
        missed += len(gold - made)
    assert 2 * right / (2 * right + wrong + missed) >= 0.91


@pytest.mark.parametrize(("stem", "start", "form", "meant"), FALSE_FRIENDS)
def test_a_false_friend_is_read_as_it_is_meant(nlp, originals, stem, start, form, meant):
    text = read(originals, stem)
    assert text[start:].startswith(form)
    over = [
        t
        for t in recognise(text, nlp).transliterations
        if t.span.start < start + len(form) and start < t.span.end
    ]
    assert [t.concept or t.kind for t in over] == ([meant] if meant else [])


@pytest.mark.parametrize(("stem", "start", "form", "meant"), ENGLISH_FRIENDS)
def test_an_english_false_friend_is_a_term_of_its_concept(nlp, originals, stem, start, form, meant):
    text = read(originals, stem)
    assert text[start:].startswith(form)
    over = [t for t in recognise(text, nlp).terms if t.span.start <= start < t.span.end]
    assert [t.concept for t in over] == [meant]


def test_ordinary_words_are_no_terms(nlp, originals):
    for stem, start, form, meant in FALSE_FRIENDS:
        if meant is None and form != "Adam":
            found = recognise(read(originals, stem), nlp).terms
            assert not [t for t in found if t.span.start <= start < t.span.end]
