"""What each group says of each topic in each aspect: one row a claim, and one for each cell without a claim.

A cell is a topic, an aspect and a group. It is called `not stated` only where every text of the group declares
that topic's claims completely annotated and no proposal waits; where some wait, `n proposed, undecided`; else
`not annotated` (guidelines C11, H3).
"""

from __future__ import annotations

from collections import defaultdict

from toolkit.index.columns import GROUP
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table

TITLE = "Claims by topic, aspect and tradition"
COLUMNS = (
    Column("topic", "id", "the topic; a claim on two topics has a row for each"),
    Column("aspect", "id", "which question about the topic the claim answers"),
    GROUP,
    Column("texts", "texts", "how many texts of that group are compared"),
    Column("declared", "texts", "how many of them declare this topic's claims completely annotated"),
    Column(
        "state", "text", "`stated`; without a claim `not stated`, `not annotated` or `n proposed, undecided`"
    ),
    Column("proposed", "occurrences", "claims of this cell that are proposed and that nobody has decided"),
    Column("text", "id", "the text that makes the claim; null without one"),
    Column("claim", "id", "the claim's id, unique within its text; null where the cell has no claim"),
    Column("statement", "text", "what is claimed, in the annotator's words"),
    Column(
        "polarity",
        "id",
        "`asserted`; or `negated`: a negative claim, whose statement itself says no and is read as it stands",
    ),
    Column("standing", "id", "`own`, `reported` (a named voice) or `analogy`"),
    Column(
        "voice",
        "text",
        "whose view it is: the claim's authority, else the text's author; null where neither is known",
    ),
    Column(
        "explicit",
        "",
        "whether it names the topic: a concept of the topic takes part in it or is tagged in its sentences; else it speaks of the topic by context",
    ),
    Column(
        "roles",
        "id",
        "what takes part, ROLE:CONCEPT, spaces between; the roles are `participant`, `subject`, `place`, `result` and `authority`",
    ),
    Column(
        "passages",
        "id",
        "the sentences that state it, TEXT#SENTENCE, spaces between, in the order of the text",
    ),
    Column("cert", "text", "how certain the annotator is; null where not said"),
    Column("related", "id", "claims of the same text that it is joined to (a contradiction), spaces between"),
)

SQL = """
WITH sides AS (
    SELECT t.grp, MIN(t.grp_n) AS grp_n, c.topic, MAX(c.n) AS topic_n, COUNT(*) AS texts,
           SUM(CASE WHEN CONCAT(' ', t.complete, ' ') LIKE CONCAT('% ', c.topic, ' %') THEN 1 ELSE 0 END) AS declared
    FROM texts t CROSS JOIN chosen c
        GROUP BY t.grp, c.topic),
aspects AS (
    SELECT aspect, MIN(n) AS aspect_n FROM (
        SELECT member AS aspect, n FROM members WHERE taxonomy = 'aspects'
        UNION ALL SELECT aspect, 1000000 FROM claims) listed
    GROUP BY aspect),
made AS (
    SELECT t.grp, COALESCE(b.name, t.author_name) AS author, c.text, c.claim, c.topic, c.aspect, c.statement, c.polarity, c.standing,
           c.authority, c.cert, c.related, c.status,
           (SELECT MIN(s.start) FROM evidence e JOIN sentences s ON s.text = e.text AND s.sentence = e.sentence
            WHERE e.text = c.text AND e.claim = c.claim) AS place
    FROM claims c JOIN texts t ON t.text = c.text LEFT JOIN authorities b ON b.id = t.author),
waiting AS (
    SELECT grp, topic, aspect, COUNT(*) AS proposed FROM made WHERE status = 'proposed'
    GROUP BY grp, topic, aspect)
SELECT g.topic, a.aspect, g.grp, g.texts, g.declared, COALESCE(w.proposed, 0),
       k.text, k.claim, k.statement, k.polarity, k.standing, k.authority, k.author, k.cert, k.related
FROM sides g CROSS JOIN aspects a
LEFT JOIN made k ON k.topic = g.topic AND k.aspect = a.aspect AND k.grp = g.grp
     AND k.status IN ('accepted', 'edited')
LEFT JOIN waiting w ON w.topic = g.topic AND w.aspect = a.aspect AND w.grp = g.grp
ORDER BY g.topic_n, a.aspect_n, a.aspect, g.grp_n, k.text, k.place, k.claim
"""

EVIDENCE = """
SELECT e.text, e.claim, e.sentence FROM evidence e
LEFT JOIN sentences s ON s.text = e.text AND s.sentence = e.sentence
LEFT JOIN passages p ON p.text = e.text AND p.passage = e.sentence
ORDER BY e.text, e.claim, COALESCE(s.start, p.start), e.sentence
"""

ROLES = "SELECT text, claim, type, target FROM roles ORDER BY text, claim, type = 'authority', type <> 'subject', type <> 'participant', type, target"

NAMING = """
SELECT r.text, r.claim, tc.topic
FROM roles r
LEFT JOIN concepts c ON c.concept = r.target
JOIN topic_concepts tc ON tc.concept = COALESCE(c.counts_as, r.target)
UNION
SELECT e.text, e.claim, tc.topic
FROM evidence e
JOIN observations o ON o.text = e.text AND o.status <> 'proposed'
     AND (o.sentence = e.sentence OR (o.sentence = '' AND o.passage = e.sentence))
LEFT JOIN concepts c ON c.concept = o.concept
JOIN topic_concepts tc ON tc.concept = COALESCE(c.counts_as, o.concept)
"""


def measure(engine: Engine) -> Table:
    """Return the claims of the topics asked for, cell by cell in the order of the scheme, then of the text."""
    names = dict(engine.rows("SELECT id, name FROM authorities"))
    behind: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text, claim, sentence in engine.rows(EVIDENCE):
        behind[text, claim].append(f"{text}#{sentence}")
    naming = set(engine.rows(NAMING))
    roles: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for text, claim, role, target in engine.rows(ROLES):
        roles[text, claim][f"{role}:{target}"] = None
    rows: list[tuple[Cell, ...]] = []
    for topic, aspect, group, texts, declared, proposed, *made in engine.rows(SQL):
        cell = (topic, aspect, group, int(texts), int(declared))
        text, claim, statement, polarity, standing, authority, author, cert, related = made
        if claim is None:
            rows.append(
                (*cell, _silence(int(texts), int(declared), int(proposed)), int(proposed), *([None] * 11))
            )
            continue
        voice = "; ".join(names.get(a, a) for a in authority.split()) or author or None
        passages = " ".join(behind[text, claim])
        rows.append(
            (
                *cell,
                "stated",
                int(proposed),
                text,
                claim,
                statement,
                polarity,
                standing,
                voice,
                (text, claim, topic) in naming,
                " ".join(roles[text, claim]),
                passages,
                cert or None,
                related or None,
            )
        )
    return Table("treatment", TITLE, COLUMNS, tuple(rows))


def _silence(texts: int, declared: int, proposed: int) -> str:
    if proposed:
        return f"{proposed} proposed, undecided"
    return "not stated" if declared == texts else "not annotated"
