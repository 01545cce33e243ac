"""How each text spells its transliterations, how consistently, and where it breaks its own convention: one row a text and a spelling.

A form decides where its letters show a spelling: *Sefiros* and *Atzilus* are Ashkenazi, *Sefirot* Israeli, *səfirot* academic.
"""

from __future__ import annotations

from collections import defaultdict

from toolkit.index.columns import GROUP, PASSAGES, SENTENCE_OF, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table
from toolkit.vocabulary.folding import fold
from toolkit.vocabulary.spelling import OTHER, decided_by_sign, spelling_by_signs, spelling_of

TITLE = "Spelling of transliterations"
COLUMNS = (
    GROUP,
    Column("text", "id", "the text"),
    Column(
        "declared",
        "text",
        "the spelling that the languages of its header name, as an editor or a program has set it; null where they name none",
    ),
    Column("spelling", "text", "the spelling that these forms show; `other`: no letter decides"),
    Column("occurrences", "occurrences", "occurrences of transliterated terms whose letters show it"),
    Column("share", "share", "of the occurrences in which some letter decides; null for `other`"),
    Column(
        "keeps",
        "",
        "whether that is the spelling that the header names; null for `other`, and where it names none",
    ),
    Column("forms", "text", "the forms, the most frequent first, commas between; at most 30"),
    PASSAGES,
    SENTENCES,
)

SQL = f"""
SELECT t.grp, o.text, t.convention, o.form, {SENTENCE_OF}, MIN(o.start), COUNT(*)
FROM observations o JOIN texts t ON t.text = o.text
WHERE o.channel = 'transliteration'
GROUP BY t.grp, o.text, t.convention, o.form, {SENTENCE_OF}
ORDER BY MIN(t.grp_n), o.text, MIN(o.start), o.form
"""  # noqa: S608 - our own words


def measure(engine: Engine) -> Table:
    """Return the texts in their order, each with its spellings, the most frequent first and what decides nothing last."""
    counts: dict[tuple[str, str, str], dict[str, dict[str, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    at: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for group, text, convention, form, sentence, _start, count in engine.rows(SQL):
        key = (group, text, convention)
        shown = spelling(form)
        counts[key][shown][form] += int(count)
        at[*key, shown].append(f"{text}#{sentence}")
    rows: list[tuple[Cell, ...]] = []
    for key, spellings in counts.items():
        group, text, convention = key
        declared = spelling_of(f"-{convention}") if convention else OTHER
        deciding = sum(sum(f.values()) for s, f in spellings.items() if s != OTHER)
        for shown in sorted(spellings, key=lambda s: (s == OTHER, -sum(spellings[s].values()), s)):
            forms = spellings[shown]
            total = sum(forms.values())
            named = ", ".join(sorted(forms, key=lambda f: (-forms[f], f))[:30])
            decided = shown != OTHER
            rows.append(
                (
                    group,
                    text,
                    declared if declared != OTHER else None,
                    shown,
                    total,
                    round(total / deciding, 3) if decided else None,
                    shown == declared if decided and declared != OTHER else None,
                    named,
                    *places(at[*key, shown]),
                )
            )
    return Table("spelling", TITLE, COLUMNS, tuple(rows))


def spelling(form: str) -> str:
    """Return the spelling that the letters of a form show, `other` where none decides."""
    shown = {
        decided_by_sign(word) or spelling_by_signs(fold(word)) for word in form.replace("-", " ").split()
    } - {OTHER}
    return shown.pop() if len(shown) == 1 else OTHER
