"""A prepared tree in, the same without namespaces and with the keys of the indexes out, which Typst reads: what is ours begins with `y-`.

A `y-index` names the lines of the indexes that lead to an element; a sentence gets a `y-place` that no other sentence of the book has, and its language;
a heading its words, for the table of contents; the last paragraph is `y-last`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from toolkit.editions.adapted import OWN
from toolkit.editions.mentions import UNKNOWN
from toolkit.editions.prepared import TEI
from toolkit.editions.words import words_of
from toolkit.model.header import Header
from toolkit.tei.pointers import fragment

_XML = "{http://www.w3.org/XML/1998/namespace}"
_POINTS = {"persName": "ref", "orgName": "ref", "bibl": "corresp", "title": "ref"}
_KINDS = {"persName": "person", "orgName": "person", "bibl": "work", "title": "work"}
_VOICED = frozenset({"said", "sp", "quote"})
_FORMULAS = frozenset({"transmission", "citation-formula"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What an index can lead to: `kind` is `concept`, `person`, `voice`, `work` or `claim`, `target` an id of that kind.

    `place` is what is cited of a work, as one reads it; `form` the words as they stand; `doubted` what nobody has decided.
    """

    kind: str
    target: str
    form: str
    place: str = ""
    doubted: bool = False

    @property
    def name(self) -> str:
        """The words by which a work that is not known is named, else nothing."""
        return self.form if self.target == UNKNOWN else ""

    @property
    def key(self) -> str:
        """The line of an index."""
        parts = (self.kind, self.target, self.name, self.place)
        return "|".join(parts).rstrip("|").replace(" ", "_")


def place(number: int, sentence: str) -> str:
    """Return what leads to a sentence of the text with this number."""
    return f"text-{number}-{sentence}"


def references(
    root: etree._Element, claims: Mapping[str, tuple[str, ...]], header: Header
) -> Iterator[tuple[etree._Element, Reference]]:
    """Yield what the indexes lead to, in the order of the text; `claims` are the topics and aspects of a claim by its id, `header` says whose own turns are."""
    for element in _inside(root):
        name = etree.QName(element).localname
        if element.tag == f"{{{OWN}}}claim":
            for target in claims.get(element.get("id", ""), ()):
                yield element, Reference("claim", target, "")
        elif name == "suggested" and element.get(f"{{{OWN}}}kind") != "concept":
            if element.get(f"{{{OWN}}}id"):
                yield element, _doubted(element)
        elif name in {"term", "rs", "suggested"}:
            if concept := element.get(f"{{{OWN}}}concept"):
                yield element, Reference("concept", concept, words_of(element), doubted=name == "suggested")
        elif name in _POINTS:
            if target := fragment(element.get(_POINTS[name], "")):
                yield element, _named(element, name, target)
        elif name in _VOICED:
            for who in element.get("who", "").split():
                if who.startswith("#"):  # a person of the text alone
                    continue
                own = fragment(who) in header.own_voices and header.author
                yield element, Reference("voice", own or fragment(who), "")


def features(root: etree._Element) -> Iterator[str]:
    """Yield what a text has that a reader must be told of, each maybe more than once."""
    for element in _inside(root):
        name = etree.QName(element).localname
        kind = element.get("type", "")
        if name == "term" and kind in {"translit", "acronym"}:
            yield "terms"
        elif name == "suggested":
            yield "suggestions"
        elif name == "said":
            yield "voices"
        elif name == "seg" and kind in _FORMULAS:
            yield "formulas"
        elif name == "claim" and element.get("status") == "proposed":
            yield "proposed"
        elif name == "fw" or (name == "ab" and kind == "boilerplate"):
            yield "furniture"


def _inside(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements of the text, without those of the header and of what stands off."""
    text = root.find(f"{{{TEI}}}text")
    return text.iter(etree.Element) if text is not None else iter(())


def flat(root: etree._Element, number: int) -> bytes:
    """Return the text of the tree without namespaces."""
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        if element.get("type") == "sentence" and (identifier := element.get(f"{_XML}id")):
            element.set("y-place", place(number, identifier))
            element.set("y-lang", _lang(element))
        if name.localname == "head":
            element.set("y-words", words_of(element))
        for key in list(element.attrib):
            plain = str(key).replace(f"{{{OWN}}}", "y-").replace(_XML, "xml-")
            if plain != key:
                element.set(plain, element.attrib.pop(key))
        element.tag = name.localname if name.namespace == TEI else f"y-{name.localname}"
    etree.cleanup_namespaces(root)
    text = root.find("text")
    _close(text if text is not None else root)
    if text is not None and root.get("xml-lang") and not text.get("xml-lang"):
        text.set("xml-lang", root.get("xml-lang", ""))
    return etree.tostring(text if text is not None else root, encoding="utf-8", with_tail=False)


def _close(text: etree._Element) -> None:
    """Mark the last numbered paragraph of a text: its last page holds the whole of it, if it is short."""
    last = None
    for block in text.iter("p", "ab", "lg"):
        if block.get("y-n") and not any(e.get("type") == "provenance" for e in block.iterancestors()):
            last = block
    if last is not None:
        last.set("y-last", "1")


def indexed(element: etree._Element, reference: Reference) -> None:
    """Write the key of a reference to an element."""
    keys = element.get("y-index", "").split()
    element.set("y-index", " ".join([*keys, reference.key + "?" * reference.doubted]))


def _named(element: etree._Element, name: str, target: str) -> Reference:
    ranges = element.findall(f"{{{TEI}}}citedRange") if name == "bibl" else []
    form = words_of(element)
    if target == UNKNOWN and (title := element.find(f"{{{TEI}}}title")) is not None:
        form = words_of(title)
    return Reference(_KINDS[name], target, form, ", ".join(filter(None, map(_range, ranges))))


def _doubted(element: etree._Element) -> Reference:
    """Return what a name, a citation or a voice leads to that nobody has decided."""
    kind, target = element.get(f"{{{OWN}}}kind", ""), element.get(f"{{{OWN}}}of", "")
    form = "" if kind == "voice" else words_of(element)
    return Reference(kind, target, form, element.get(f"{{{OWN}}}place", ""), doubted=True)


def _range(cited: etree._Element) -> str:
    first, last = cited.get("from", ""), cited.get("to", "")
    value = f"{first}–{last}" if last and last != first else first
    return f"{cited.get('unit', '')} {value}".strip() if value else words_of(cited)


def _lang(element: etree._Element | None) -> str:
    """Return the language that an element is in; above the place that was already made flat, attributes have their plain names."""
    while element is not None:
        if lang := element.get(f"{_XML}lang") or element.get("xml-lang"):
            return lang
        element = element.getparent()
    return ""
