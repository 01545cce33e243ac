"""Attributes into the start tags of a text that is drawn: each where it belongs, the rest untouched."""

from __future__ import annotations

import pytest

from toolkit.ground.errors import InternalError
from toolkit.tei.written import unused_prefix, with_attributes

FILE = b"""<?xml version="1.0"?><!-- <text> --><t:TEI xmlns:t="x"><t:teiHeader/>
<t:text><t:p a='>'>one <!-- <t:p> --><![CDATA[<t:p>]]><t:suggested>two</t:suggested></t:p><?p <t:p>?><t:lb/></t:text>
<t:standOff/></t:TEI>"""


def test_each_element_of_the_text_takes_what_is_its_own():
    assert with_attributes(FILE, ' r="1"', ["", ' n="2"', ' n="3"'], "suggested") == (
        FILE.replace(b"<t:TEI", b'<t:TEI r="1"')
        .replace(b"<t:p a", b'<t:p n="2" a')
        .replace(b"<t:lb", b'<t:lb n="3"')
    )


def test_more_than_the_text_has_elements_for_is_an_error():
    with pytest.raises(InternalError):
        with_attributes(FILE, "", [""] * 5, "suggested")


def test_a_prefix_that_the_file_binds_is_not_taken():
    assert unused_prefix(b"<TEI>") == "y"
    assert unused_prefix(b'<TEI xmlns:y="x">') == "yy"
