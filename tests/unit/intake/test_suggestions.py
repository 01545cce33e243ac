from tests.unit.intake.test_edition import SETTING
from toolkit.intake.edition import encode_by_rule
from toolkit.intake.suggestions import Found, suggest
from toolkit.model.annotation import (
    Citation,
    EnglishTerm,
    Place,
    Recognition,
    Spelling,
    Transliteration,
    Voice,
)
from toolkit.model.span import Span
from toolkit.tei.check import Library, check
from toolkit.tei.proposals import propose
from toolkit.tei.reader import read, read_layout

TEXT = "On Vessels\n\nThe Masachs meet the <Light> of Atzilus here, and nobody minds that at all.[1]\n\n[1] Masach too.\n\nLeave a Reply Masach"


KNOWN: tuple[tuple[str, str, Spelling], ...] = (
    ("Masach", "masach", "other"),
    ("Atzilus", "atzilut", "ashkenazi"),
)


def recognise(text, blocks):
    return tuple(f.shifted(block.start) for block in blocks for f in recognised(block.of(text)))


def recognised(text):
    found: list[Found] = []
    for word, concept, convention in KNOWN:
        at = text.find(word)
        if at >= 0:
            span = Span(at, at + len(word))
            found.append(
                Transliteration(
                    span, word, "term", "he", convention, concept=concept, confidence=0.95, reason="a & b"
                )
            )
    at = text.find("Light")
    if at >= 0:
        found.append(EnglishTerm(Span(at, at + 5), "Light", "or", confidence=0.3))
    return tuple(found)


def recognition(found):
    """What a recogniser gives, by the kind of each find."""
    of = {
        Transliteration: "names",
        EnglishTerm: "terms",
        Citation: "citations",
        Voice: "voices",
    }
    groups = {name: tuple(f for f in found if of[type(f)] == name) for name in of.values()}
    return Recognition(transliterations=groups["names"], **groups)


def made(text=TEXT, recogniser=recognise):
    plain, _ = encode_by_rule(text, SETTING)
    layout = read_layout(plain, str(SETTING.output))
    found = suggest(layout.text, lambda *given: recognition(recogniser(*given)))
    return propose(layout, found.items, when="2020-02-02", languages=found.languages)


def test_suggestions_point_at_the_words_they_mean():
    text = read(made())
    marks = {m.get("xml:id"): m for m in text.marks}
    for s in text.suggestions:
        start = marks[s.element].span.start + s.offset
        assert text.characters[start : start + s.length] == s.quote
    assert [(s.quote, s.concept, s.cert) for s in text.suggestions] == [
        ("Masach", "masach", "high"),
        ("Light", "or", "low"),
        ("Atzilus", "atzilut", "high"),
        ("Masach", "masach", "high"),
    ]


def test_they_wait_for_a_person_and_furniture_has_none():
    text = read(made())
    assert {s.status for s in text.suggestions} == {"proposed"}
    assert {s.resp for s in text.suggestions} == {""}
    assert {s.element for s in text.suggestions} == {"p1", "n1"}


def test_the_file_stays_valid_and_takes_the_spelling_of_its_words():
    data = made()
    assert [str(f) for f in check(data, str(SETTING.output), Library(None))] == []
    assert read(data).header.convention == "x-ashk"


def test_without_suggestions_nothing_is_added():
    plain, _ = encode_by_rule(TEXT, SETTING)
    assert made(recogniser=lambda *_: ()) == plain


def test_of_two_names_of_one_concept_in_each_other_the_longer_is_suggested():
    def nested(text, _):
        at = text.find("Masach")
        words = [("Masachs meet", "zivug"), ("Masachs", "masach"), ("Masach", "masach")]
        spans = [(Span(at, at + len(w)), w, c) for w, c in words if text.startswith(w, at)]
        return tuple(Transliteration(s, w, "term", "he", "other", concept=c) for s, w, c in reversed(spans))

    assert [s.quote for s in read(made(recogniser=nested)).proposals] == ["Masachs meet", "Masachs"]


def test_citations_names_and_voices_stand_in_lists_of_their_own_and_nobody_is_not_suggested():
    words = "As the Ari says, masach is light. See Zohar 3:4a and Somewhere 5."

    def find(text, _):
        def at(part):
            return Span(text.find(part), text.find(part) + len(part))

        places = (Place("part", "3"), Place("folio", "4a"))
        return (
            Voice(at("Ari"), "Ari", "p.ari", at("masach is light"), confidence=0.95),
            Voice(at("As"), "As", "p.unknown", at("masach is light")),
            Voice(at("See"), "See", "p.asker", at("masach"), kind="turn"),
            Citation(at("Zohar 3:4a"), "Zohar 3:4a", "w.zohar", places, "see"),
            Citation(at("Somewhere 5"), "Somewhere 5", "w.unknown", (Place("page", "5"),)),
        )

    data = made(f"On Vessels\n\n{words}\n", find)
    assert [str(f) for f in check(data, str(SETTING.output), Library(None))] == []
    text = read(data)
    assert text.suggestions == ()
    assert [(s.id, s.kind, s.concept, s.quote) for s in text.proposals] == [
        ("g1", "citation", "w.zohar", "Zohar 3:4a"),
        ("g2", "name", "p.ari", "Ari"),
        ("g3", "indirect", "p.ari", "masach is light"),
    ]
    assert (text.proposals[0].place_cited, text.proposals[0].signal) == ("part 3; folio 4a", "see")
