from pathlib import Path

import pytest

from toolkit.ground.errors import InputError
from toolkit.standoff.apply import apply
from toolkit.standoff.extract import extract
from toolkit.standoff.format import read_layers, write_layer


def lay(layer, base, annotations=Path("annotations")):
    return apply(layer, base, output=Path("out/sample.xml"), annotations=annotations, schema=Path("schema"))


def test_layer_to_edition_to_layer(layer, base):
    again = extract(lay(layer, base), base, former=layer)
    assert write_layer(again) == write_layer(layer)


def test_an_edition_may_be_indented(layer, base):
    header, mark, text = lay(layer, base).partition(b"</teiHeader>")
    edition = header + mark + text.replace(b"<head>", b"\n     <head>\n   ").replace(b"</p>", b"\n</p>\n")
    assert write_layer(extract(edition, base, former=layer)) == write_layer(layer)


def test_a_term_added_by_an_editor_is_in_the_layer(layer, base):
    edition = lay(layer, base).replace(
        b"the teacher", b'the <term type="english" ref="c:mashpia">teacher</term>'
    )
    added = [e for e in extract(edition, base, former=layer).entries if e.quote == "teacher"]
    assert [(e.kind, e.variety, e.span.of(base)) for e in added] == [("term", "english", "teacher")]


@pytest.mark.parametrize(("status", "found"), [("accepted", ["teacher"]), ("proposed", []), ("rejected", [])])
def test_a_suggestion_is_in_the_layer_once_a_person_has_accepted_it(layer, base, status, found):
    edition = lay(layer, base)
    offset = len("Four Patzufim are named by the ")
    suggested = (
        f'<listAnnotation type="suggestions"><annotation xml:id="g1" n="english" ana="c:mashpia" resp="#me"'
        f' target="#string-range(s3,{offset},7)">'
        f'<revisionDesc status="{status}"/></annotation></listAnnotation></standOff>'
    )
    edition = edition.replace(b"</standOff>", suggested.encode())
    entries = extract(edition, base, former=layer).entries
    assert [e.quote for e in entries if e.quote == "teacher"] == found


def test_so_is_a_name_and_the_list_that_suggested_it_is_not(layer, base):
    offset = len("Four Patzufim are named by the ")
    suggested = (
        f'<listAnnotation type="names"><annotation xml:id="g1" ana="c:p.ari" resp="#me" target="#string-range(s3,{offset},7)">'
        '<revisionDesc status="accepted"/></annotation></listAnnotation></standOff>'
    )
    edition = lay(layer, base).replace(b"</standOff>", suggested.encode())
    made = extract(edition, base, former=layer)
    assert [(e.kind, e.attributes["ana"]) for e in made.entries if e.quote == "teacher"] == [
        ("persName", "c:p.ari")
    ]
    assert made.lists == extract(lay(layer, base), base, former=layer).lists


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Four ", "Five "),
        ("</byline>", " more</byline>"),
        ("<head>", '<head style="color:red">'),
        (" corresp=", " rend="),
        ("It never sleeps", "<del>It</del> never sleeps"),
    ],
)
def test_what_a_layer_cannot_say_is_refused(layer, base, old, new):
    edition = lay(layer, base).decode()
    assert old in edition
    with pytest.raises(InputError) as error:
        extract(edition.replace(old, new).encode(), base, former=layer, path="x.xml")
    assert all(f.code == "L11" and f.line > 0 for f in error.value.findings)


@pytest.mark.originals
def test_the_five_layers_make_the_round_trip(originals, repository):
    layers = read_layers(repository / "annotations" / "layers")
    assert len(layers) == 5
    for one in layers:
        base = (originals / f"{one.id}.txt").read_bytes().decode()
        assert write_layer(extract(lay(one, base), base, former=one)) == write_layer(one)
