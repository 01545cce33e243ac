from itertools import chain

from toolkit.editions.edition import EditedText
from toolkit.editions.html.searched import rows
from toolkit.editions.mentions import mentions
from toolkit.tei.reader import read

TEI = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="t"><teiHeader><fileDesc><titleStmt><title>On wells</title></titleStmt></fileDesc>
</teiHeader><text><body><div><fw>7</fw><head>The <term ref="c:kelim">vessel</term><note n="1">See <bibl>there</bibl>.</note></head>
<p>Before. <seg type="sentence" xml:id="s1">The <choice><sic>wel</sic><corr>well</corr></choice> is <term ref="c:or">light</term>.</seg>
<seg type="sentence" xml:id="s2">Deep.<note>Very.</note></seg> After.</p><lg><l>A line.</l></lg></div></body></text></TEI>"""


def test_title_headings_sentences_notes_and_what_stands_between_are_read():
    text = read(TEI, "t.xml")
    found = list(rows(EditedText(text, TEI, "t.xml"), mentions(text)))
    assert [(r.label, r.words, r.corrected, r.concepts) for r in found] == [
        ("title", "On wells", "", []),
        ("heading", "The vessel", "", ["kelim"]),
        ("n. 1", "See there.", "", []),
        ("1", "Before.", "", []),
        ("1.1", "The wel is light.", "The well is light.", ["or"]),
        ("1.2", "Deep.", "", []),
        ("1", "After.", "", []),
        ("n. 2", "Very.", "", []),
        ("2", "A line.", "", []),
    ]
    assert [r.id for r in found if r.label in {"1.1", "1.2"}] == ["s1", "s2"]
    assert len({r.block for r in found if r.label.startswith("1")}) == 1
    assert len({r.block for r in found}) == 6


def test_no_word_of_a_restatement_is_missing(repository):
    for file in (repository / "tei").rglob("*.xml"):
        data = file.read_bytes()
        text = read(data, str(file))
        said = chain.from_iterable(r.words.split() for r in rows(EditedText(text, data, ""), ()))
        running = chain.from_iterable(
            p.span.of(text.characters).split() for p in text.passages if not p.furniture
        )
        assert list(said)[len(text.header.title.split()) :] == list(running)
