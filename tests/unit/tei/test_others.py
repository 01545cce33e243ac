"""A text of another project: what is TEI and has no rule is noted, what is not TEI or nowhere allowed is a finding; words stay apart, broken ones whole."""

import tomllib
from pathlib import Path

import pytest

from toolkit.model.span import Span
from toolkit.tei.check import examine
from toolkit.tei.checking import _others
from toolkit.tei.checking import _patterns as rng
from toolkit.tei.checking._schema import Grammar
from toolkit.tei.checking.grammar import SCHEMA
from toolkit.tei.reader import read
from toolkit.tei.splice import Insertion, insert, remove

LISTS = tomllib.loads(Path(_others.__file__).with_name("others.toml").read_text(encoding="utf-8"))
HEADER = """<teiHeader><fileDesc><titleStmt><title>Made up</title></titleStmt><publicationStmt><p>Made up.</p></publicationStmt>
<sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader>"""


def file(body, before=""):
    return f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="t" xml:lang="en">{HEADER}<text><body>{body}</body></text></TEI>'.encode()


def codes(findings):
    return [f.code for f in findings]


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("<div><entry><form><orth>kli</orth></form></entry></div>", ["N01", "N01", "N01"]),
        ('<div><p rendition="#x">One</p></div>', ["N02"]),
        ("<div><ab>One</ab></div>", ["N03", "N04"]),
        ('<div><p><seg type="word">One</seg> <term>two</term></p></div>', ["N04", "N04", "N04"]),
        ('<div><p><persName ref="#nobody">Nobody</persName></p></div>', ["N05"]),
        (
            '<div><p><formula><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></formula></p></div>',
            ["N01", "N01", "N01"],
        ),
    ],
)
def test_what_is_tei_and_not_understood_is_noted(body, noted):
    told = examine(file(body))
    assert told.findings == ()
    assert codes(told.notes) == noted


def test_like_notes_are_told_once_and_counted():
    (told,) = examine(file("<div><p><num>1</num> <num>2</num> <num>3</num></p></div>")).notes
    assert told.message.startswith("num has no rule of its own")
    assert told.message.endswith("(3 times)")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<div><p><p>One</p></p></div>", "T04"),
        ("<div><p><div><p>One</p></div></p></div>", "T04"),
        ("<div><p><div2><p>One</p></div2></p></div>", "T02"),
        ("<div><p>One<lb>two</lb></p></div>", "T07"),
        ("<div>One</div>", "T07"),
        ("<div><entry><frm>One</frm></entry></div>", "T02"),
        ("<div><p><trem>One</trem></p></div>", "T02"),
        ('<div><p colour="red">One</p></div>', "T10"),
        ('<div><p xml:id="a b">One</p></div>', "T11"),
        ('<div><p><b xmlns="http://www.w3.org/1999/xhtml">One</b></p></div>', "T01"),
    ],
)
def test_what_no_tei_allows_is_a_finding(body, code):
    assert code in codes(examine(file(body)).findings)


def test_a_file_that_names_the_grammar_is_held_to_it():
    named = '<?xml-model href="schema/yichud.rng"?>'
    assert codes(examine(file("<div><p><num>1</num></p></div>", named)).findings) == ["T02"]


@pytest.mark.tei_all
def test_the_lists_are_those_of_tei(tei_all):
    ours, theirs = Grammar(SCHEMA), Grammar(tei_all)
    assert set(LISTS["elements"].split()) == {*theirs.elements} - {*ours.elements} - {"anyElement"}
    attributes = {a for (d, *_) in theirs.elements.values() for a, _ in rng.attributes(d.content)}
    assert set(LISTS["attributes"].split()) == attributes


@pytest.mark.parametrize(
    ("body", "read_as"),
    [
        ("<p>one<lb/>two <lb/>three<pb/><hi>four</hi><lb/></p>", "one two three four"),
        ('<p>im\n<lb break="no"/>por<lb break="no"/>\ntant</p>', "important"),
        ('<p>twi<pb n="2" break="no"/>\n<fw>head</fw>\n<lb break="no"/>ce</p>', "twice"),
        ("<p><w>The</w><w>cat</w><pc>.</pc><w>Sat</w></p>", "The cat. Sat"),
        ("<p><persName><forename>Ada</forename><surname>Bar</surname></persName></p>", "Ada Bar"),
        (
            "<p>as <restore><del>they</del></restore> <del>you</del> say<index><term>saying</term></index></p>",
            "as they  say",
        ),
    ],
)
def test_words_are_apart_where_only_an_element_parts_them(body, read_as):
    text = read(file(body))
    assert text.passages[0].span.of(text.characters) == read_as


def test_tags_go_around_words_beside_a_break_and_come_off_again():
    data = file("<p>one<lb/>two<lb/><hi>three</hi></p>")
    at = read(data).characters.index
    wanted = [Insertion(Span(at(w), at(w) + len(w)), "name") for w in ("one", "two", "three")]
    wanted.append(Insertion(Span(at("one"), at("two") + 3), "q"))
    tagged = insert(data, wanted)
    assert b"<q><name>one</name><lb/><name>two</name></q>" in tagged
    assert read(tagged).characters == read(data).characters
    assert remove(tagged, wanted) == data
