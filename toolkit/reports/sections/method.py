"""How the report was made: version, options, command, input hashes, rules of counting, and what went wrong."""

from __future__ import annotations

import shlex

from toolkit.model.table import Column, Table
from toolkit.reports import citing
from toolkit.reports.blocks import Block, Cell, Facts, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.wording import listed

TITLE = "How this report was made"
PLACE = 90
TURN = 1

_RULES = (
    "Claims are counted if the last decision on them is “accepted” or “edited”; refused ones are left out, undecided ones are counted apart. "
    "A concept that the scheme joins with another is counted there. Occurrences in notes enter no rate. "
    "Terms that a program proposes are counted apart from those that are decided."
)
_SAME = "The same texts, the same vocabulary and the same version give this report again, byte for byte: no clock and no chance enters it."


def arrange(study: Study) -> Section:
    """Return the method section."""
    making = study.making
    options = Table(
        "options",
        "Options",
        (
            Column("name", "text", "what was set, or what made the report"),
            Column("value", "text", "its value"),
        ),
        (
            ("report", making.cited.id),
            ("title", making.cited.title),
            ("citation", citing.in_words(making.cited)),
            ("program", f"yichud {making.version}"),
            ("command", making.command),
            ("paths", shlex.join(making.paths)),
            ("topics", " ".join(t.id.removeprefix("topic.") for t in study.topics)),
            *study.options,
            ("recogniser", making.recogniser),
            ("vocabulary", making.folder),
            *((f"vocabulary: {name}", digest) for name, digest in making.vocabulary),
        ),
    )
    problems = Table(
        "findings",
        "What is wrong with the inputs",
        (
            Column("path", "text", "the file"),
            Column("line", "", "the line, from 1; 0 for the whole file"),
            Column("column", "", "the column, from 1; 0 for the whole line"),
            Column("code", "id", "the kind of finding"),
            Column("message", "text", "what is wrong"),
            Column("hint", "text", "what to do"),
        ),
        tuple((f.path, f.line, f.column, f.code, f.message, f.hint) for f in study.findings),
    )
    return Section("method", TITLE, (options, problems), tuple(_blocks(study)))


def _blocks(study: Study) -> list[Block]:
    making = study.making
    topics = listed([study.about(t) for t in study.topics])
    facts = [
        ("Program", Cell(f"Yichud {making.version}")),
        ("Command", Cell(making.command, mono=True)),
        ("Topics", Cell(topics)),
        ("Terms nobody had annotated", Cell(making.recogniser)),
        ("Vocabulary", Cell(making.folder)),
        *((name, Cell(digest, mono=True)) for name, digest in making.vocabulary),
    ]
    inputs = Listing(
        "Inputs",
        ("Text", "File", "SHA-256"),
        tuple(
            (Cell(str(r["text"])), Cell(str(r["path"]), mono=True), Cell(str(r["sha256"]), mono=True))
            for r in study.table("corpus").records()
        ),
    )
    how = Facts(
        (
            ("To cite this report", Cell(citing.in_words(making.cited))),
            ("BibTeX", Cell(citing.bibtex(making.cited), mono=True)),
            ("CSL-JSON", Cell(citing.csl(making.cited), mono=True)),
        )
    )
    blocks: list[Block] = [Prose(_RULES), Prose(_SAME), Facts(tuple(facts)), how, inputs]
    if study.findings:
        rows = tuple((Cell(str(f), mono=True), Cell(f.hint)) for f in study.findings)
        blocks.append(Listing("What is wrong with the inputs", ("Finding", "What to do"), rows))
    return blocks
