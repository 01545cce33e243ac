"""What the reader of the scheme makes of the project's own file, and what it says of a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import REPOSITORY
from toolkit.ground.errors import InputError
from toolkit.model.concept import Scheme
from toolkit.tei.scheme import read_scheme

FILE = REPOSITORY / "annotations" / "concepts.xml"
GOLDEN = REPOSITORY / "tests" / "golden"
ASPECTS = ("participants", "mechanism", "condition", "purpose", "result", "place", "limit")
LISTS = {
    "placeholders": 1, "topics": 2, "aspects": 7, "polarities": 2, "standings": 3, "traditions": 3, "forms": 2,
    "classes": 22, "transmissions": 3, "signals": 2, "software": 3,
}  # fmt: skip


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return read_scheme(FILE)


def small(body: str, extra: str = "") -> bytes:
    """A scheme of one concept taxonomy and the least of lists."""
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><classDecl>
<taxonomy xml:id="concepts">{body}</taxonomy>
<taxonomy xml:id="classes"><category xml:id="cls.light"><catDesc><term>Light</term></catDesc></category></taxonomy>
{extra}</classDecl></encodingDesc></teiHeader></TEI>""".encode()


def light(inner: str = "", attributes: str = "", name: str = "or") -> str:
    return f'<category xml:id="{name}" ana="#cls.light" {attributes}><catDesc><term type="hebrew" xml:lang="he">אוֹר</term><gloss>light</gloss>{inner}</catDesc></category>'


# the project's own


def test_every_concept_of_the_inventory_is_there(scheme: Scheme) -> None:
    wanted = (GOLDEN / "concepts.txt").read_text(encoding="utf-8").split()
    assert len(wanted) == 93
    assert [c for c in wanted if c not in scheme.concepts] == []


def test_every_phrase_of_the_closed_list_renders_its_concept(scheme: Scheme) -> None:
    rows = [
        line.split("\t") for line in (GOLDEN / "closed-list.tsv").read_text(encoding="utf-8").splitlines()
    ]
    renderings = {(r.form, c.id) for c in scheme.concepts.values() for r in c.english}
    assert [row for row in rows if tuple(row) not in renderings] == []


def test_an_english_phrase_marks_one_concept_only(scheme: Scheme) -> None:
    owners: dict[str, list[str]] = {}
    for concept in scheme.concepts.values():
        for rendering in concept.english:
            owners.setdefault(rendering.form.casefold(), []).append(concept.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_ids_are_ascii(scheme: Scheme) -> None:
    ids = [*scheme.concepts, *(m.id for members in scheme.lists.values() for m in members)]
    assert all(i.isascii() and i == i.lower() and " " not in i for i in ids)
    assert len(ids) == len(set(ids))


def test_closed_lists(scheme: Scheme) -> None:
    assert {name: len(members) for name, members in scheme.lists.items()} == LISTS
    assert tuple(m.id.removeprefix("asp.") for m in scheme.members("aspects")) == ASPECTS
    assert [m.id for m in scheme.members("traditions")] == ["tr.chabad", "tr.ashlag", "tr.laitman"]
    assert all(m.gloss for members in scheme.lists.values() for m in members)


def test_topics_point_at_concepts_and_name_every_aspect(scheme: Scheme) -> None:
    for topic in scheme.members("topics"):
        assert topic.concepts
        assert [c for c in topic.concepts if c not in scheme.concepts] == []
        under = {n for c in topic.concepts for n in scheme.narrower(c)}
        assert under <= set(topic.concepts), "a topic that has a concept has what stands under it"
        assert tuple(a for a, _ in topic.aspects) == ASPECTS
        assert all(sentence.endswith(".") for _, sentence in topic.aspects)


def test_broader_concepts(scheme: Scheme) -> None:
    expected = {
        "zivug": "yichud", "zivug-neshikin": "zivug", "kissing": "zivug", "masach-de-guf": "masach", "kli": "kelim",
        "tzimtzum-bet": "tzimtzum", "shevirat-hakelim": "shevirah", "rosh-sag": "rosh", "binah": "chabad", "atzilut": "abya",
    }  # fmt: skip
    assert {c: scheme.concepts[c].broader for c in expected} == expected
    assert "zivug-gufani" in scheme.narrower("yichud")


def test_what_the_inventory_had_in_one_is_apart_and_joined(scheme: Scheme) -> None:
    assert scheme.concepts["kli"].same_as == "kelim"
    assert scheme.concepts["our-world"].related == ("material-world", "corporeal-world")
    assert scheme.concepts["upper-world"].related == ("spiritual-world",)
    assert "bore" in scheme.concepts["maker"].related
    assert "intimacy" not in scheme.concepts
    intimacy = next(r for r in scheme.concepts["zivug"].english if r.form == "intimacy")
    assert intimacy.traditions == ("chabad",)


def test_languages_follow_the_list_of_aramaic_heads(scheme: Scheme) -> None:
    aramaic = {c.id for c in scheme.concepts.values() if c.lang == "arc"}
    assert aramaic == {
        "atik",
        "arich-anpin",
        "av-vi",
        "abba",
        "imma",
        "zon",
        "zeir-anpin",
        "nukva",
        "bitush",
        "man",
        "mad",
    }
    assert scheme.concepts["male-female"].lang == "mul"
    assert {h.lang for c in scheme.concepts.values() for h in c.hebrew} == {"he", "arc", "mul"}


def test_acronyms_have_an_expansion_and_irregular_forms(scheme: Scheme) -> None:
    zon = scheme.concepts["zon"]
    assert zon.acronym == "זו״ן"
    assert len(zon.hebrew[0].form.split()) == 3
    assert {(x.form, x.convention) for x in zon.latin} >= {("Zun", "x-ashk"), ("ZON", "x-isr"), ("Zon", "")}
    for concept, forms in {
        "av-vi": ["Ava", "AVI"],
        "bya": ["BYA", "BEYA"],
        "chabad": ["HaBaD"],
        "raising-man": ["Raising Man"],
    }.items():
        assert set(forms) <= {x.form for x in scheme.concepts[concept].latin}


def test_translations_mark_nothing(scheme: Scheme) -> None:
    assert "head" in scheme.concepts["rosh"].translations
    assert not any(r.form == "head" for c in scheme.concepts.values() for r in c.english)
    uses = {r.use for c in scheme.concepts.values() for r in c.english}
    assert uses == {"", "capital", "gloss", "verb", "rs"}


# faults


def test_findings_are_collected_and_have_a_place() -> None:
    data = small(
        light()
        + '<category xml:id="bare" ana="#cls.none"><catDesc/></category>'
        + light('<ptr target="#nowhere"/>', 'sameAs="#gone" ', "or-b")
    )
    with pytest.raises(InputError) as caught:
        read_scheme(data, "scheme.xml")
    assert [f.code for f in caught.value.findings] == ["A05", "A06", "A07", "A08", "A08"]
    assert all(
        f.path == "scheme.xml" and f.line == 2 and f.column > 1 and f.hint for f in caught.value.findings
    )


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("A01", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'),
        ("A02", small("<category><catDesc/></category>")),
        ("A03", small(light(name="שלום"))),
        ("A04", small(light() + light())),
        ("A05", small(light().replace('type="hebrew"', ""))),
        ("A06", small(light().replace("<gloss>light</gloss>", ""))),
        ("A07", small(light().replace("#cls.light", "#tr.x"))),
        ("A08", small(light('<term type="english" ana="#tr.nobody">Light</term>'))),
        ("A09", small(light("", 'sameAs="#b"', "a") + light("", 'sameAs="#a"', "b"))),
        (
            "A10",
            small(
                light('<term type="english">Light</term><term type="english" n="translation">Light</term>')
            ),
        ),
    ],
)
def test_each_fault_has_its_code(code: str, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_scheme(data)
    assert code in {f.code for f in caught.value.findings}


def test_a_missing_file_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_scheme(tmp_path / "concepts.xml")


# grammars


@pytest.mark.parametrize("name", ["concepts.xml", "people.xml", "works.xml"])
def test_valid_in_our_grammar(name: str) -> None:
    grammar = etree.RelaxNG(etree.parse(REPOSITORY / "toolkit" / "tei" / "schema" / "yichud.rng"))
    grammar.assertValid(etree.parse(FILE.with_name(name)))


@pytest.mark.tei_all
def test_valid_tei(tei_all: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(tei_all))
    for name in ("concepts.xml", "people.xml", "works.xml"):
        grammar.assertValid(etree.parse(FILE.with_name(name)))
