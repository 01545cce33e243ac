"""What belongs to one group more than to the others: concepts, lemmas and words, and which of the differences hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.index.function_words import FUNCTION_WORDS
from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.pictures.keyness import SURE, keyness
from toolkit.reports.report import Section
from toolkit.reports.study import Study

TITLE = "What belongs to one more than to the others"
PLACE = 40
TURN = 2

SHOWN = 12  # items of one group and level that the report shows; the table holds more
_READING = (
    "Each group is set against all the others together. The log ratio says how much more often (in doublings: 1 is twice, 2 four times as often), its cautious end (LRC) "
    "how much at least, with 95% confidence, and is 0 where it may be none; G² how sure it is that the frequencies differ at all; what is below 3.84, which one in twenty items reaches by chance, stands in the table alone. A difference holds, and is set in bold, only where "
    "shuffling whole texts between the groups hardly ever shows one as large on any item, with five texts or more on either side."
)
_DP = "DP (Gries) says how evenly an item is spread over the texts of its group: 0 is evenly, 1 all in one place."
_SMALL = "Here a group has fewer than five texts: the figures describe these texts, and no difference holds."
_OURS = "Words and lemmas are compared in the wording of restatements too, which is the editors’: what differs there is how the restatements are written."
_LEFT = "Words and lemmas are compared in originals only; {} not enter, because the wording of a restatement is its editors’."
_ASIDE = (
    "Words that hold sentences together and name nothing (the, of, which, shall: function_words.txt lists {} forms) are left out, and so are numerals: where they differ they tell of style, not "
    "of what a text is about (Scott, WordSmith Tools, “Definition of keyness”); --function-words compares them too. A term of several words, such as the recogniser or an editor marks, is one word."
)
_LEVELS = {"concept": "Concepts", "lemma": "Lemmas", "word": "Words"}


def arrange(study: Study) -> Section:
    """Return the keyness section: a listing for each level and group."""
    table = study.table("keyness")
    rows = [r for r in table.records() if r["against"] == "*"]
    groups = study.table("groups").records()
    spread = any(r["dp"] is not None for r in rows)
    blocks: list[Block] = [Prose(f"{_READING} {_DP}" if spread else _READING)]
    if any(g["texts"] < 5 for g in groups):
        blocks.append(Prose(_SMALL))
    left = sum(g["restatements"] for g in groups) if not study.restatements else 0
    if left:
        blocks.append(
            Prose(_LEFT.format(f"the {left} restatements do" if left > 1 else "the restatement does"))
        )
    elif study.restatements:
        blocks.append(Prose(_OURS))
    if not study.function_words and any(r["level"] != "concept" for r in rows):
        blocks.append(Prose(_ASIDE.format(len(FUNCTION_WORDS)), note=True))
    if not rows:
        blocks.append(
            Prose(
                "There are not two groups to compare." if len(groups) < 2 else "There is nothing to compare."
            )
        )
    for level, title in _LEVELS.items():
        own = [r for r in rows if r["level"] == level]
        if own:
            caption = f"{title} that belong to one more than to the others"
            chart = keyness(level, caption, own, study.groups(), lambda r: _name(study, r))
            blocks += [chart] if chart else []
            made = [_listing(study, title, g.key, g.said, own) for g in study.groups()]
            blocks += [listing for listing in made if listing.rows]
    return Section("keyness", TITLE, (table,), tuple(blocks))


def _name(study: Study, row: Mapping[str, Any]) -> str:
    item: str = row["item"]
    return (
        study.latin(item.removeprefix("c:")) if row["level"] == "concept" or item.startswith("c:") else item
    )


def _listing(study: Study, title: str, group: str, name: str, rows: list[dict[str, Any]]) -> Listing:
    own = [r for r in rows if r["group"] == group and r["g2"] >= SURE][:SHOWN]
    spread = any(r["dp"] is not None for r in own)
    tested = any(
        r["probability"] is not None for r in own
    )  # where no difference can hold, none is said not to
    made = tuple(
        (
            Cell(_name(study, r), held=r["holds"]),
            Cell(
                f"{r['count']} : {r['count_against']}",
                number=True,
                places=study.places(r["passages"], group, r["sentences"]),
            ),
            Cell(f"{r['log_ratio']:+.1f}", number=True),
            Cell(f"{r['lrc']:+.1f}" if r["lrc"] else "0", number=True),
            Cell(f"{r['g2']:.1f}", number=True),
            Cell(f"{r['texts']} : {r['texts_against']}", number=True),
            *([Cell("–" if r["dp"] is None else f"{r['dp']:.2f}", number=True)] if spread else []),
            *([Cell("holds" if r["holds"] else f"p {r['probability']:.2f}")] if tested else []),
        )
        for r in own
    )
    headings = [title, "count : others", "log ratio", "LRC", "G²", "texts"]
    headings += ["DP"] * spread + ["holds"] * tested
    return Listing(f"{title} in {name} against the others", tuple(headings), made)
