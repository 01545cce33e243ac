"""An edited text in, its TEI tree out with what the page needs written beside the encoder's attributes.

Added in the namespace `urn:yichud`, never in the TEI itself: `id` of what an index leads to, numbers of paragraphs and sentences, the
claims that a sentence states, the concept of a term and whether its paragraph had an English one of it before, the address of a citation, the name of a voice. The formats read this tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial

from lxml import etree

from toolkit.editions.adapted import OWN, adapt, parties
from toolkit.editions.edition import EditedText, Edition
from toolkit.editions.headings import levels
from toolkit.editions.layout import laid_out
from toolkit.editions.mentions import UNKNOWN, cited_in, kind_of, suggestions, units_of, work_of
from toolkit.editions.notes import signs_of_notes
from toolkit.editions.signs import signs
from toolkit.editions.source import append_source
from toolkit.editions.titles import entitle
from toolkit.editions.voices import going_on
from toolkit.model.claim import Claim, Suggestion
from toolkit.model.text import Mark, Passage, Text
from toolkit.rendering.anchors import anchor
from toolkit.rendering.links import allowed
from toolkit.tei.accepted import with_accepted
from toolkit.tei.pointers import fragment
from toolkit.tei.reader import read_layout
from toolkit.tei.splice import Insertion, insert_fitting
from toolkit.tei.tags import attribute
from toolkit.tei.written import unused_prefix, with_attributes

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SUGGESTED = "suggested"  # no name of TEI: what is read is not touched
_NUMBERED = frozenset({"p", "ab", "lg", "item", "sp", "u", "entry", "entryFree", "biblStruct"})
_TERMS = frozenset({"term", "rs"})
_NAMES = frozenset({"persName", "orgName"})
_VOICED = frozenset({"said", "sp", "quote"})
_SAYING = _VOICED | _NAMES | {"ref", "ptr", "bibl"}


def anchor_of(number: int) -> str:
    """Return the id that the element with this number among the marks of its text has on a page."""
    return f"mark-{number}"


def suggestion_of(number: int) -> str:
    """Return the id that the suggestion with this number has on a page."""
    return f"suggestion-{number}"


def entry_of(work: str) -> str:
    """Return the id of a work in the index of works; one that is not known goes by the words that name it."""
    return work if work.startswith("w.") else anchor("work", work)


def prepared(edited: EditedText, edition: Edition) -> etree._Element:
    """Return the tree of a text with the attributes and elements of `urn:yichud` added."""
    shown = edition.options.get("only") != "decided"
    data, text = _with_suggestions(edited) if shown else _tagged(edited), edited.text
    prefix = unused_prefix(data)
    bound = f' xmlns:{prefix}="{OWN}"'
    marked = with_attributes(data, bound, _added(text, edition, prefix), _SUGGESTED if shown else "")
    root = _parse(marked)
    if f" {prefix}:block=".encode() in marked:
        _set(root, "blocks", "1")
    if claims := _by_sentence(c for c in text.claims if c.counts or (shown and proposed(c))):
        signed = signs(edition, text)
        for sentence in root.iter(f"{{{TEI}}}seg"):
            if said := claims.get(sentence.get(XML_ID, "")):
                sentence.extend(_claim(edition, c, tuple(signed[c.id].values())) for c in said)
                _set(sentence, "claims", "1")
    told: set[str] = set()
    for element in root.iter(f"{{{TEI}}}{_SUGGESTED}"):
        _suggestion(element, edition, text, told)
    adapt(root, data)
    if called := parties(root):
        for voiced in root.iter([f"{{{TEI}}}{name}" for name in _VOICED]):
            named = [called.get(p[1:], "") for p in voiced.get("who", "").split() if p.startswith("#")]
            _set(voiced, "who", ", ".join(filter(None, named)))
    headings = list(levels(root))
    for head, level in headings:
        _set(head, "level", str(level))
    entitle(root, text.header.title, (head for head, _ in headings))
    append_source(root)
    return root


def _added(text: Text, edition: Edition, prefix: str) -> Iterator[str]:
    """Yield what is written into the start tag of each element of the text, in their order."""
    laid, before = laid_out(text), set[tuple[Passage | None, str]]()
    signs_of, going = cache(partial(signs_of_notes, text)), cache(partial(going_on, text))
    known = cache(partial(_known, edition, prefix))
    for number, (mark, label) in enumerate(numbers(text)):
        name = mark.name
        if name in _TERMS:
            pointer, again = mark.attributes.get("ref", ""), ""
            if mark.attributes.get("type") == "english":
                here = text.passage_at(mark.span.start), pointer
                again = f' {prefix}:again="1"' if here in before else ""
                before.add(here)
            yield f' {prefix}:id="{anchor_of(number)}"{known(pointer)}{again}'
        elif label and name == "seg":  # a sentence has an id of its own
            yield f' {prefix}:n="{label}"'
        else:
            own = f' {prefix}:id="{anchor_of(number)}"' + (f' {prefix}:n="{label}"' if label else "")
            said = {**laid.get(number, {}), **(_said(mark, edition, text, number) if name in _SAYING else {})}
            if name == "note":
                said["sign"] = signs_of()[number]
            elif name == "said" and number in going():
                said["on"] = "1"
            yield own + "".join(f" {prefix}:{attribute(key, value)}" for key, value in said.items() if value)


def _known(edition: Edition, prefix: str, pointer: str) -> str:
    concept = fragment(pointer)
    return f' {prefix}:concept="{concept}"' if concept in edition.vocabulary.scheme.concepts else ""


def _said(mark: Mark, edition: Edition, text: Text, number: int) -> dict[str, str]:
    """Return what a person, a voice or a cited work is called, and where the work, or what a link leads to, can be read."""
    if mark.name in _VOICED | _NAMES:
        return {"who": _called(edition, text, mark.get("ref" if mark.name in _NAMES else "who"))}
    if mark.name in {"ref", "ptr"}:
        return {"href": _led_to(text, mark.get("target"))}
    if mark.name != "bibl":
        return {}
    work = fragment(mark.get("corresp"))
    known = edition.vocabulary.works.get(work)
    named = work_of(text, number)
    if known is None:
        return {"work": work, "entry": entry_of(named)}
    return {
        "work": work,
        "entry": entry_of(named),
        "called": known.title if named == work else named,
        "href": allowed(known.link(units_of(text, number))) or "",
    }


def _called(edition: Edition, text: Text, pointers: str) -> str:
    """Return what those are called who are pointed at: by the vocabulary, or in the text itself, as by a list of its persons."""
    named = []
    for pointer in pointers.split():
        inside = text.with_id(pointer[1:]) if pointer.startswith("#") else None
        words = " ".join(inside.span.of(text.characters).split()) if inside else ""
        named.append(words or edition.voice(fragment(pointer), text.header))
    return ", ".join(named)


def _led_to(text: Text, target: str) -> str:
    """Return the address of a link, empty where it is not allowed or leads to nothing in the text."""
    if not target.startswith("#"):
        return allowed(target) or ""
    number = next((n for n, m in enumerate(text.marks) if m.get("xml:id") == target[1:]), -1)
    if number < 0:
        return ""
    sentence = text.marks[number].name == "seg" and text.marks[number].get("type") == "sentence"
    return target if sentence else f"#{anchor_of(number)}"


def proposed(claim: Claim) -> bool:
    """Return whether a claim is sound and awaits a person's decision."""
    return claim.status == "proposed" and not claim.faults


def _with_suggestions(edited: EditedText) -> bytes:
    """Return the bytes of the file with an element around every suggestion that lies within one element of the text."""
    wanted = [
        Insertion(span, _SUGGESTED, {"n": str(n)}, divisible=kind_of(s) == "voice")
        for n, s, span in suggestions(edited.text)
    ]
    tagged = _tagged(edited)
    return insert_fitting(tagged, wanted, edited.path) if wanted else tagged


def _tagged(edited: EditedText) -> bytes:
    """Return the bytes of the file that the text was read from: with the accepted suggestions as what they say."""
    if not any(s.counts for s in edited.text.proposals):
        return edited.data
    return with_accepted(read_layout(edited.data, edited.path)).document.data


def numbers(text: Text) -> Iterator[tuple[Mark, str]]:
    """Yield each element with its number: of a paragraph `3`, of a sentence `3.2`, of one in a heading `head.1`, else empty.

    Paragraphs are those of the text itself: one within another, and one within a note, has no number.
    """
    paragraph = sentence = 0
    for mark in text.marks:
        label = ""
        if mark.name == "seg":
            if mark.attributes.get("type") == "sentence":
                sentence += 1
                label = f"{paragraph or 'head'}.{sentence}"
        elif mark.name in _NUMBERED and not _within(text, mark):
            paragraph, sentence = paragraph + 1, 0
            label = str(paragraph)
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
        collect_ids=False,
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


def _claim(edition: Edition, claim: Claim, signs: tuple[str, ...]) -> etree._Element:
    made = etree.Element(f"{{{OWN}}}claim")
    topics = [edition.member("topics", t) for t in claim.topics]
    made.set("id", claim.id)
    made.set("topic", " and ".join(topics))
    made.set("sign", ", ".join(signs))
    made.set("aspect", edition.member("aspects", claim.aspect))
    made.set("polarity", claim.polarity)
    made.set("statement", claim.statement)
    made.set("status", claim.status)
    made.set("entry", signs[0] if signs else "")
    return made


def _suggestion(element: etree._Element, edition: Edition, text: Text, told: set[str]) -> None:
    """Say of a suggestion what it names and where that leads; of one in pieces the first has its id."""
    number = element.get("n", "")
    suggestion = text.proposals[int(number)]
    of, kind = suggestion.concept, kind_of(suggestion)
    known = of in edition.vocabulary.scheme.concepts
    if number not in told:
        _set(element, "id", suggestion_of(int(number)))
        told.add(number)
    _set(element, "kind", kind)
    _set(element, "called", _named(edition, text, suggestion))
    _set(element, "cert", suggestion.cert)
    _set(element, "concept", of if kind == "concept" and known else "")
    way = {"concept": f"glossary.html#{of}" if known else "", "work": f"works.html#{entry_of(of)}"}
    _set(element, "way", way.get(kind, f"people.html#{of}") if of != UNKNOWN else "")
    if kind != "concept":
        _set(element, "of", of)
        _set(element, "place", cited_in(suggestion))


def _named(edition: Edition, text: Text, suggestion: Suggestion) -> str:
    match kind_of(suggestion):
        case "person":
            return edition.person(suggestion.concept)
        case "voice":
            return edition.voice(suggestion.concept, text.header)
        case "work":
            return ", ".join(filter(None, (edition.work(suggestion.concept), cited_in(suggestion))))
    return edition.called(suggestion.concept)
