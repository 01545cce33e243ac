"""The texts that are compared: one row a text."""

from __future__ import annotations

from toolkit.index.columns import GROUP
from toolkit.index.engine import Engine
from toolkit.model.table import Column, Table

TITLE = "Texts"
COLUMNS = (
    Column("text", "id", "the text's id"),
    Column("title", "text", "its title"),
    Column("short", "text", "what reports call it where space is short; no two texts are called the same"),
    GROUP,
    Column("author", "text", "its author, by the name that reports use; null where its header names none"),
    Column("author_full", "text", "the same person by the full name; null where that is the same"),
    Column("tradition", "id", "the tradition that it belongs to; empty where its header gives none"),
    Column("form", "text", "`original`, or `restatement`: its argument in words of ours"),
    Column("convention", "text", "the spelling tag of its transliterations (`x-ashk`, `x-isr` …)"),
    Column("date", "date", "the date that its header gives; null where it gives none"),
    Column(
        "date_kind",
        "text",
        "what it is the date of: `lesson`, `page`, `programme`, `post` …; null where not said",
    ),
    Column(
        "words",
        "words",
        "words of its running text: no notes, bylines, date lines, labels of speakers, page furniture",
    ),
    Column("note_words", "words", "words of its notes, bylines, date lines and labels of speakers"),
    Column("furniture_words", "words", "words of its page furniture, which nothing else counts"),
    Column("terms", "occurrences", "occurrences of concepts that are tagged"),
    Column("terms_proposed", "occurrences", "occurrences that a program proposes and nobody has decided"),
    Column("citations_proposed", "occurrences", "citations that a program proposes and nobody has decided"),
    Column("voices_proposed", "occurrences", "voices that a program proposes and nobody has decided"),
    Column(
        "terms_complete",
        "",
        "whether its header declares that all is tagged that the guidelines call a term; ordinary English words are none",
    ),
    Column("claims", "occurrences", "claims that its responsible party accepted, on any topic"),
    Column("claims_proposed", "occurrences", "claims that nobody has decided"),
    Column("complete", "text", "the topics whose claims its header declares completely annotated"),
    Column(
        "responsible",
        "text",
        "who decided on its terms and claims, as its header names them; null where it names nobody",
    ),
    Column("editors", "text", "those whom its header calls its editors; null where none"),
    Column("changed", "date", "the date of the last change of which the file tells; null where of none"),
    Column("caveat", "text", "what its header says of how far the encoding was reviewed; null where nothing"),
    Column("source", "text", "the work that it encodes or restates"),
    Column("address", "text", "where that work was found; null where the header does not say"),
    Column(
        "original", "sha256", "SHA-256 of the base text that it encodes or restates; null where not given"
    ),
    Column("sha256", "sha256", "SHA-256 of the TEI file"),
    Column("path", "text", "the TEI file"),
)

SQL = """
WITH lengths AS (
    SELECT text,
           SUM(CASE WHEN kind IN ('note', 'byline', 'dateline', 'speaker') AND NOT furniture THEN words ELSE 0 END) AS note_words,
           SUM(CASE WHEN furniture THEN words ELSE 0 END) AS furniture_words
    FROM passages GROUP BY text),
terms AS (
    SELECT text,
           SUM(CASE WHEN status = 'decided' THEN 1 ELSE 0 END) AS decided,
           SUM(CASE WHEN status <> 'decided' THEN 1 ELSE 0 END) AS proposed
    FROM observations GROUP BY text),
statements AS (
    SELECT text,
           COUNT(DISTINCT CASE WHEN status IN ('accepted', 'edited') THEN claim END) AS decided,
           COUNT(DISTINCT CASE WHEN status = 'proposed' THEN claim END) AS proposed
    FROM claims GROUP BY text)
SELECT t.text, t.title, g.short, t.grp, COALESCE(a.name, NULLIF(t.author_name, '')),
       NULLIF(a.standard, a.name), t.tradition, t.form, t.convention, NULLIF(t.date, ''), NULLIF(t.date_kind, ''),
       t.words, COALESCE(l.note_words, 0), COALESCE(l.furniture_words, 0),
       COALESCE(m.decided, 0), COALESCE(m.proposed, 0), t.citations_proposed, t.voices_proposed, t.terms_complete,
       COALESCE(s.decided, 0), COALESCE(s.proposed, 0), t.complete,
       NULLIF(t.responsible, ''), NULLIF(t.editors, ''), NULLIF(t.changed, ''), NULLIF(t.caveat, ''), NULLIF(t.source_title, ''), NULLIF(t.source_address, ''), NULLIF(t.original, ''), t.sha256, t.path
FROM texts t
JOIN grouped g ON g.text = t.text
LEFT JOIN authorities a ON a.id = t.author
LEFT JOIN lengths l ON l.text = t.text
LEFT JOIN terms m ON m.text = t.text
LEFT JOIN statements s ON s.text = t.text
ORDER BY t.grp_n, t.text
"""


def measure(engine: Engine) -> Table:
    """Return the texts, those of one group together."""
    return Table("corpus", TITLE, COLUMNS, tuple(engine.rows(SQL)))
