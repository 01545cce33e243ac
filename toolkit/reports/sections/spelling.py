"""How each text spells, how consistently, and where it breaks its own convention."""

from __future__ import annotations

from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.pictures.spelling import spellings
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.wording import digits

TITLE = "Spelling"
PLACE = 50
TURN = 1

_READING = (
    "A transliteration decides where its letters show a spelling: a sav written s is Ashkenazi, a tav at the end of a plural Israeli, a letter with a diacritic academic. "
    "Most forms decide nothing and go with the text; the Hebrew behind a form, which decides more of them (Kesser), is looked at by “yichud mark” and “yichud explain” alone. The header says which spelling the text was taken for, by an editor or by a program. A number leads to the sentences in which the forms stand."
)


def arrange(study: Study) -> Section:
    """Return the spelling section: a picture of the shares and a listing of the forms."""
    table = study.table("spelling")
    rows = table.records()
    if not rows:
        return Section(
            "spelling", TITLE, (table,), (Prose("No transliterated term is tagged in these texts."),)
        )
    made = tuple(
        (
            Cell(study.short_titles[r["text"]]),
            Cell(r["declared"] or "none"),
            Cell(
                "no letter decides" if r["spelling"] == "other" else r["spelling"], held=r["keeps"] is False
            ),
            Cell(
                f"{r['occurrences']:,}",
                number=True,
                places=study.places(r["passages"], r["group"], r["sentences"]),
            ),
            Cell("–" if r["share"] is None else f"{100 * r['share']:.0f}%", number=True),
            Cell(r["forms"]),
        )
        for r in rows
    )
    blocks: list[Block] = [Prose(_READING)]
    chart = spellings("Spellings of each text", rows, study.short_titles)
    blocks += [chart] if chart else []
    breaks = [r for r in rows if r["keeps"] is False]
    if breaks:
        blocks.append(
            Prose(
                f"Set in bold {'is' if len(breaks) == 1 else 'are'} {digits(len(breaks), 'case')} in which a text spells otherwise than its header says."
            )
        )
    blocks.append(
        Listing(
            "Spellings and forms",
            ("Text", "in its header", "forms show", "occurrences", "of those that decide", "forms"),
            made,
        )
    )
    return Section("spelling", TITLE, (table,), tuple(blocks))
