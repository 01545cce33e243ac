"""An edited text in, its TEI tree out with what the page needs written beside the encoder's attributes.

Added in the namespace `urn:yichud`, never in the TEI itself: `id` of every mention, numbers of paragraphs and sentences, the claims that
a sentence states, other spellings of a term, the address of a citation, the name of a voice. The formats read this tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from toolkit.editions.edition import EditedText, Edition
from toolkit.editions.mentions import suggestions, units_of
from toolkit.editions.respelling import Respelling
from toolkit.ground.errors import InternalError
from toolkit.model.claim import Claim
from toolkit.model.text import Mark, Text
from toolkit.rendering.hebrew import headword_lang
from toolkit.rendering.links import allowed
from toolkit.tei.accepted import with_accepted
from toolkit.tei.pointers import fragment
from toolkit.tei.reader import read_layout
from toolkit.tei.splice import Insertion, insert_fitting

TEI = "http://www.tei-c.org/ns/1.0"
OWN = "urn:yichud"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SUGGESTED = f"{{{TEI}}}suggested"  # no name of TEI: what is read is not touched
_NUMBERED = frozenset({"p", "ab", "lg", "item", "sp"})
_ID, _N = f"{{{OWN}}}id", f"{{{OWN}}}n"
_VOICED = frozenset({"said", "sp", "quote"})


def anchor_of(number: int) -> str:
    """Return the id that the element with this number among the marks of its text has on a page."""
    return f"mark-{number}"


def suggestion_of(number: int) -> str:
    """Return the id that the suggestion with this number has on a page."""
    return f"suggestion-{number}"


def prepared(edited: EditedText, edition: Edition, respelling: Respelling) -> etree._Element:
    """Return the tree of a text with the attributes and elements of `urn:yichud` added."""
    shown = edition.options.get("only") != "decided"
    root = _parse(_with_suggestions(edited) if shown else _tagged(edited))
    body = root.find(f"{{{TEI}}}text")
    if body is None:
        return root
    text = edited.text
    claims = _by_sentence(c for c in text.claims if c.counts or (shown and proposed(c)))
    labels = list(numbers(text))
    for number, element in _paired(body, text):
        mark, label = labels[number]
        element.set(_ID, (mark.get("xml:id") if mark.get("type") == "sentence" else "") or anchor_of(number))
        if label:
            element.set(_N, label)
        if mark.name == "seg" and label:
            for claim in claims.get(mark.get("xml:id"), ()):
                element.append(_claim(edition, text.id, claim))
        elif mark.name in {"term", "rs"}:
            form = mark.span.of(text.characters)
            _spell(element, mark.get("type"), fragment(mark.get("ref")), form, edition, respelling)
        elif mark.name == "bibl":
            _address(element, edition, fragment(mark.get("corresp")), units_of(text, number))
        if mark.name in _VOICED and mark.get("who"):
            _set(element, "who", edition.person(fragment(mark.get("who"))))
        if mark.name in {"persName", "orgName"}:
            _set(element, "who", edition.person(fragment(mark.get("ref"))))
    for element in body.iter(_SUGGESTED):
        number = int(element.get("n", ""))
        suggestion = text.suggestions[number]
        _set(element, "id", suggestion_of(number))
        _set(element, "called", edition.called(suggestion.concept))
        _set(element, "cert", suggestion.cert)
        known = suggestion.concept in edition.vocabulary.scheme.concepts
        _set(element, "concept", suggestion.concept if known else "")
    return root


def proposed(claim: Claim) -> bool:
    """Return whether a claim is sound and awaits a person's decision."""
    return claim.status == "proposed" and not claim.faults


def _with_suggestions(edited: EditedText) -> bytes:
    """Return the bytes of the file with an element around every suggestion that lies within one element of the text."""
    wanted = [Insertion(s, "suggested", {"n": str(n)}) for n, _, s in suggestions(edited.text)]
    tagged = _tagged(edited)
    return insert_fitting(tagged, wanted, edited.path) if wanted else tagged


def _tagged(edited: EditedText) -> bytes:
    """Return the bytes of the file that the text was read from: with the accepted suggestions as terms."""
    if not any(s.counts for s in edited.text.suggestions):
        return edited.data
    return with_accepted(read_layout(edited.data, edited.path)).document.data


def _paired(body: etree._Element, text: Text) -> Iterator[tuple[int, etree._Element]]:
    """Yield each element that the text reads with its number among the marks; a reading not chosen (`corr`) has none."""
    number = 0
    names = [f"{{{TEI}}}{m.name}" for m in text.marks]
    for element in list(body.iter(etree.Element)):
        if number < len(names) and element.tag in (names[number], text.marks[number].name):
            yield number, element
            number += 1
    if number != len(text.marks):
        raise InternalError(f"{text.path}: {number} of {len(text.marks)} elements were found again")


def numbers(text: Text) -> Iterator[tuple[Mark, str]]:
    """Yield each element with its number: of a paragraph `3`, of a sentence `3.2`, of one in a heading `head.1`, else empty.

    Paragraphs are those of the text itself: one within another, and one within a note, has no number.
    """
    paragraph = sentence = 0
    for mark in text.marks:
        label = ""
        if mark.name in _NUMBERED and not _within(text, mark):
            paragraph, sentence = paragraph + 1, 0
            label = str(paragraph)
        elif mark.name == "seg" and mark.get("type") == "sentence":
            sentence += 1
            label = f"{paragraph or 'head'}.{sentence}"
        yield mark, label


def _within(text: Text, mark: Mark) -> bool:
    parent = mark.parent
    while parent >= 0:
        above = text.marks[parent]
        if above.name in _NUMBERED or above.name == "note":
            return True
        parent = above.parent
    return mark.get("type") == "boilerplate"


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_pis=True,
        remove_comments=True,
    )
    return etree.fromstring(data, parser)


def _set(element: etree._Element, name: str, value: str) -> None:
    if value:
        element.set(f"{{{OWN}}}{name}", value)


def _by_sentence(claims: Iterator[Claim]) -> dict[str, list[Claim]]:
    """Return the claims by the last sentence that states them: a mark stands where the statement ends."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.targets[-1]].append(claim)
    return found


def _claim(edition: Edition, text: str, claim: Claim) -> etree._Element:
    made = etree.Element(f"{{{OWN}}}claim")
    topics = [edition.member("topics", t) for t in claim.topics]
    made.set("id", claim.id)
    made.set("topic", " and ".join(topics))
    made.set("initial", "".join(t[:1] for t in topics))
    made.set("aspect", edition.member("aspects", claim.aspect))
    made.set("polarity", claim.polarity)
    made.set("statement", claim.statement)
    made.set("status", claim.status)
    made.set("cell", f"{claim.topics[0]}.{claim.aspect}" if claim.topics else "")
    made.set("text", text)
    return made


def _spell(
    element: etree._Element, kind: str, concept: str, form: str, edition: Edition, respelling: Respelling
) -> None:
    _set(element, "concept", concept if concept in edition.vocabulary.scheme.concepts else "")
    if kind in {"english", "hebrew", "divine"} or not concept:
        return
    written = respelling.of(" ".join(form.split()), concept)
    for key, latin in written.latin:
        _set(element, key, latin)
    _set(element, "hebrew", written.hebrew)
    known = edition.vocabulary.scheme.concepts.get(concept)
    _set(element, "lang", headword_lang(known.lang) if known and written.hebrew else "")


def _address(element: etree._Element, edition: Edition, work: str, units: dict[str, str]) -> None:
    known = edition.vocabulary.works.get(work)
    _set(element, "work", work)
    if known is not None:
        _set(element, "called", known.title)
        _set(element, "href", allowed(known.link(units)) or "")
