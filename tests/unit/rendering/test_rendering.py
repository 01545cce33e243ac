import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from toolkit.rendering.anchors import anchor
from toolkit.rendering.hebrew import direction, headword_lang
from toolkit.rendering.links import allowed
from toolkit.rendering.page import environment
from toolkit.rendering.policy import content_security_policy
from toolkit.rendering.scripts import script_of


def test_the_policy_admits_the_style_by_its_hash_and_nothing_else():
    style = "p { color: black }\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert content_security_policy(styles=[style]) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; script-src 'none'; base-uri 'none'; form-action 'none'"
    )
    assert f"script-src 'sha256-{digest}'" in content_security_policy(scripts=[style])
    assert "style-src 'none'" in content_security_policy()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG",
        "mailto:a@example.org",
        "#here",
    ],
)
def test_links_on_the_list_are_followed(address):
    assert allowed(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/etc/passwd",
        "page.html",
        "#",
        "",
        "https://example.org/a b",
        "ht\u00a0tps://example.org",
    ],
)
def test_all_others_are_not(address):
    assert allowed(address) is None


@given(st.lists(st.text(), min_size=1, max_size=3), st.lists(st.text(), min_size=1, max_size=3))
def test_different_names_have_different_anchors_of_plain_letters(one, other):
    first, second = anchor("at", *one), anchor("at", *other)
    assert (first == second) == (one == other)
    assert all(c.isascii() and (c.isalnum() or c in "-._") for c in first)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("he", "rtl"),
        ("arc", "rtl"),
        ("he-Latn-x-isr", "ltr"),
        ("en", "ltr"),
        ("", "ltr"),
        ("HE", "rtl"),
        ("he-latn", "ltr"),
    ],
)
def test_the_direction_is_that_of_the_script(lang, expected):
    assert direction(lang) == expected


def test_two_heads_of_two_languages_are_written_as_hebrew():
    assert [headword_lang(x) for x in ("mul", "", "arc")] == ["he", "he", "arc"]


def test_templates_escape_and_refuse_what_is_not_there(tmp_path):
    (tmp_path / "a.txt").write_text('<b title="{{ x }}">{{ x }}</b>', encoding="utf-8")
    made = environment(tmp_path)
    assert (
        made.get_template("a.txt").render(x="<'\"&>")
        == '<b title="&lt;&#39;&#34;&amp;&gt;">&lt;&#39;&#34;&amp;&gt;</b>'
    )
    with pytest.raises(UndefinedError):
        made.get_template("a.txt").render()


def test_a_picture_has_its_words():
    from toolkit.rendering.charts import png

    values = {"values": [{"a": "Chabad and the others", "b": 3}]}
    encoding = {"x": {"field": "b", "type": "quantitative"}}
    bare = {
        "data": values,
        "mark": "bar",
        "encoding": {**encoding, "y": {"field": "a", "type": "nominal", "axis": None}},
    }
    named = {"data": values, "mark": "bar", "encoding": {**encoding, "y": {"field": "a", "type": "nominal"}}}
    assert len(png(named)) > len(png(bare)) + 1_500  # the letters of the label: a font was found


def test_a_script_is_written_in_parts_with_keys_in_order_and_no_tag_can_end_it():
    parts = list(script_of("data", {"texts": iter([{"b": 1, "a": "</script>"}, 2]), "also": "ש"}))
    assert len(parts) > 4
    assert "".join(parts) == ('window.data={"also":"ש","texts":[{"a":"\\u003c/script\\u003e","b":1},2]};')
    assert "".join(script_of("data", {})) == "window.data={};"


def test_the_hash_of_parts_is_that_of_the_whole():
    assert content_security_policy(scripts=["one two"]) == content_security_policy(
        scripts=[["one", " ", "two"]]
    )
