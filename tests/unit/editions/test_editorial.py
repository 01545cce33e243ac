"""What a reader is told of the signs in a text: of those alone that stand in it."""

from toolkit.editions.editorial import explained, found_in
from toolkit.tei.reader import read


def told(body):
    tei = "http://www.tei-c.org/ns/1.0"
    text = read(f'<TEI xmlns="{tei}"><teiHeader/><text><body>{body}</body></text></TEI>'.encode())
    return found_in(text), explained(found_in(text))


def test_of_a_plain_text_nothing_is_said():
    found, said = told("<p>Words.</p>")
    assert not {"sentence", "verse", "furniture"} & found
    assert said == []


def test_each_sign_is_explained_once():
    found, said = told(
        '<fw>7</fw><p><seg type="sentence"><add>One</add> <unclear>two</unclear> <gap/></seg></p><l n="15">Verse</l>'
    )
    assert {"sentence", "verse", "furniture"} <= found
    assert [s.split()[0] for s in said] == ["Dots", "[…]", "A"]
