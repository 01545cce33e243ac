"""Voices that go on: each is written with its speaker's name where that is printed."""

import pytest

from toolkit.editions.voices import going_on
from toolkit.tei.reader import read

PREV = ' prev="#one"'


def told(body):
    text = read(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body></text></TEI>'.encode()
    )
    on = going_on(text)
    return [
        ("" if n in on else f"{m.get('who')}: ") + m.span.of(text.characters)
        for n, m in enumerate(text.marks)
        if m.name == "said"
    ]


def said(words, who="a", more=""):
    return f'<said who="{who}"{more}>{words}</said>'


def sentence(words):
    return f'<seg type="sentence">{words}</seg>'


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (f"<p>{said('One')}, she says, {said('two')}.</p>", ["a: One", "two"]),
        (f"<p>{sentence(said('One.'))} {sentence(said('Two.'))}</p>", ["a: One.", "Two."]),
        (
            f"<p>{sentence(said('One.'))} {sentence('Mine.')} {sentence(said('Two.'))}</p>",
            ["a: One.", "a: Two."],
        ),
        (f"<p>{said('One.')} She was silent. {said('Two.')}</p>", ["a: One.", "a: Two."]),
        (
            f"<p>{said('One')}, {said('no', 'b')}, {said('yes')}.</p>",
            ["a: One", "b: no", "a: yes"],
        ),
        (f"<p>{said('One.')}</p><p>{said('Two.')}</p>", ["a: One.", "a: Two."]),
        (
            f"<p>{said('One.')}</p><p>{said('Two.', more=PREV)}</p>",
            ["a: One.", "Two."],
        ),
        (
            f"<p>{said('One ' + said('within', 'b') + ', ' + said('too', 'b'))} and {said('two')}</p>",
            ["a: One within, too", "b: within", "too", "two"],
        ),
    ],
)
def test_a_voice_is_named_once_until_another_speaks(body, named):
    assert told(body) == named
