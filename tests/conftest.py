"""What many tests share: the folders that only some machines have, and the repository's own."""

from __future__ import annotations

import os
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, settings

from toolkit.model.authority import Vocabulary
from toolkit.tei.vocabulary import read_vocabulary

# How long an example takes says more of the machine and its other work than of the program.
settings.register_profile("yichud", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("yichud")

REPOSITORY = Path(__file__).resolve().parent.parent


def _from_environment(variable: str, what: str) -> Path:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} does not name {what}")
    path = Path(value).resolve()
    if not path.exists():
        pytest.fail(f"{variable} names {path}, which does not exist")
    return path


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the five originals, which the repository does not hold."""
    return _from_environment("YICHUD_SOURCES", "the folder of the five originals")


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """The grammar of all of TEI P5, which belongs to the TEI Consortium."""
    return _from_environment("YICHUD_TEI_ALL", "the file tei_all.rng")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top folder of the checkout."""
    return REPOSITORY


def tei_text(
    name,
    *paragraphs,
    title=None,
    author="",
    tradition="chabad",
    form="original",
    complete=(),
    terms_complete=False,
    claims=(),
    suggestions="",
    original="",
    address="",
    spelling="x-isr",
):
    """Return the bytes of a made-up TEI text.

    A paragraph is a list of sentences (mark-up allowed), numbered s1, s2 … through the text, or a string that is put into
    `p` as it is. A claim is (id, "s1 s2", "topic.x asp.y pol.z std.w", status, statement, *authorities).
    """
    body, number = [], 0
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            body.append(f"<p>{paragraph}</p>")
            continue
        sentences = []
        for sentence in paragraph:
            number += 1
            sentences.append(f'<seg type="sentence" xml:id="s{number}">{sentence}</seg>')
        body.append(f"<p>{' '.join(sentences)}</p>")
    topics = " ".join(f"c:topic.{t}" for t in complete)
    declared = (
        f'<interpretation n="claims-complete" ana="{topics}"><p>All.</p></interpretation>' if topics else ""
    )
    declared += '<interpretation n="terms-complete"><p>All.</p></interpretation>' if terms_complete else ""
    annotations = "".join(_claim(*claim) for claim in claims)
    group = f'<catRef scheme="c:traditions" target="c:tr.{tradition}"/>' if tradition else ""
    idno = f'<idno type="sha256">{original}</idno>' if original else ""
    named = f"<author>{escape(author)}</author>" if author else ""
    pointer = f"<ptr target={quoteattr(address)}/>" if address else ""
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}" xml:lang="en"><teiHeader>
<fileDesc><titleStmt><title>{escape(title or name.capitalize())}</title>{named}</titleStmt>
<publicationStmt><p>Made up.</p></publicationStmt><sourceDesc><bibl><title>{escape(title or name)}, the source</title>{pointer}{idno}</bibl></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><p>Made up.</p>{declared}</editorialDecl></encodingDesc>
<profileDesc><langUsage><language ident="en">English</language><language ident="he-Latn-{spelling}">Hebrew</language></langUsage>
<textClass>{group}<catRef scheme="c:forms" target="c:form.{form}"/></textClass></profileDesc></teiHeader>
<text><body><div>{"".join(body)}</div></body></text>
<standOff><listAnnotation type="claims">{annotations}</listAnnotation><listAnnotation type="suggestions">{suggestions}</listAnnotation></standOff></TEI>
""".encode()


def _claim(identifier, targets, ana, status, statement, *authorities):
    resp = "" if status == "proposed" else ' resp="#me"'
    target = " ".join(f"#{t}" for t in targets.split())
    names = " ".join(f"c:{a}" for a in ana.split())
    pointers = "".join(f'<ptr type="authority" target={quoteattr("c:" + a)}/>' for a in authorities)
    return (
        f'<annotation xml:id={quoteattr(identifier)} motivation="classifying" target="{target}" ana="{names}"{resp}>'
        f'<revisionDesc status="{status}"><change status="{status}"/></revisionDesc>'
        f'<note type="statement">{escape(statement)}</note>{pointers}</annotation>'
    )


@pytest.fixture(scope="session")
def make_tei():
    """The maker of made-up TEI texts: `make_tei("alpha", ["First sentence.", "Second."], tradition="ashlag")`."""
    return tei_text


@pytest.fixture(scope="session")
def vocabulary(repository: Path) -> Vocabulary:
    """The concepts, people and works of the repository."""
    return read_vocabulary(repository / "annotations")
