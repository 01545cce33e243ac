"""The findings in a few sentences, made from the tables alone: what is read, what is claimed and not, which differences hold."""

from __future__ import annotations

from toolkit.model.concept import Member
from toolkit.reports.blocks import Block, Listing, Places, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.summary.claims import counts
from toolkit.reports.summary.content import by_aspect, central
from toolkit.reports.summary.differences import holding, little
from toolkit.reports.summary.texts import compared, left_out, proposed

TITLE = "In brief"
PLACE = 5
TURN = 2
TOLD = 4  # groups whose claims are told one by one; of more, only how many there are

_READING = (
    "Central is that claim of a group whose parts return most often in its other claims on the topic, and of two such the first; it is chosen among those that the author makes, that say yes and that name the topic. "
    "An aspect shows the concepts that take part in its claims, the most frequent first; a topic’s own are left out where they are what all the claims are about."
)


def arrange(study: Study) -> Section:
    """Return the abstract: what is compared, a paragraph a group for each topic, what holds, and a table of what takes part."""
    blocks: list[Block] = [
        Prose(said) for said in (compared(study), proposed(study), left_out(study)) if said
    ]
    tables: list[Listing] = []
    for topic in study.topics:
        said, table = _topic(study, topic)
        blocks += said
        tables += [table] if table else []
    blocks += [Prose(said) for said in (holding(study), little(study)) if said]
    if tables:
        blocks += [Prose(_READING, note=True), *tables]
    return Section("abstract", TITLE, (), tuple(blocks))


def _topic(study: Study, topic: Member) -> tuple[list[Prose], Listing | None]:
    key = topic.id.removeprefix("topic.")
    rows = [r for r in study.table("treatment").records() if r["topic"] == key]
    claims = [r for r in rows if r["claim"] is not None]
    groups = study.groups()
    told = len(groups) <= TOLD
    paragraphs = []
    if {r["state"] for r in rows} == {"not annotated"}:
        about = study.about(topic)
        nobody = f"No claim on {about} is annotated in any text, which is no sign that nothing is said."
        return [Prose(nobody)], None
    for group in groups:
        own = [r for r in rows if r["group"] == group.key]
        said = counts(study, topic, group, own)
        content, places = (
            central(study, group, [r for r in own if r["claim"] is not None]) if told else ("", Places())
        )
        paragraphs.append(Prose(f"{said} {content}".strip(), places=places))
    return paragraphs, by_aspect(study, topic, claims) if told else None
