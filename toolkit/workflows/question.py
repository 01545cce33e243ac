"""What is asked of a corpus: topics, groups, filters, sections; names in, members of the scheme out."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.ground.errors import UsageError
from toolkit.index.grouping import Filter
from toolkit.index.untagged import USUAL
from toolkit.model.concept import Member, Scheme
from toolkit.vocabulary.called import called
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import Name


@dataclass(frozen=True, slots=True)
class Question:
    """What a comparison is asked.

    `topics` are ids of topics or of concepts, none means every topic; `by` is the field of the header that makes the groups: without one
    the tradition, or where no text has one, each of a few texts stands for itself;
    `where` filters the texts; `restatements` says whether their wording is compared too; `sections` are keys, none means all;
    `function_words` says whether words that name nothing (*the*, *of*) are compared too, `proposed` whether terms
    that a program proposes count with those that somebody has decided.
    """

    topics: tuple[str, ...] = ()
    by: str = ""
    where: tuple[Filter, ...] = ()
    restatements: bool = False
    sections: tuple[str, ...] = ()
    function_words: bool = False
    proposed: bool = False

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What was set, as pairs of a name and a value, in the order in which a report tells it; topics apart."""
        return (
            ("by", self.by),
            *(("where", f"{f.field}{f.sign}{f.value}") for f in self.where),
            ("wording of restatements", "compared" if self.restatements else "left out"),
            ("function words", "compared" if self.function_words else "left out"),
            ("proposed terms", "counted" if self.proposed else "counted apart"),
            ("sections", " ".join(self.sections) or "all"),
        )


def topics_of(scheme: Scheme, wanted: Sequence[str]) -> tuple[Member, ...]:
    """Return the topics, or the concepts as topics, that these ids name, or words in any spelling; without any, every topic of the scheme."""
    known = {m.id.removeprefix("topic."): m for m in scheme.members("topics")}
    if not wanted:
        return tuple(known.values())
    return tuple(
        _topic(scheme, known, name) for name in dict.fromkeys(w.removeprefix("topic.") for w in wanted)
    )


def _topic(scheme: Scheme, known: dict[str, Member], name: str) -> Member:
    if name in known:
        return known[name]
    by_name = {topic.casefold(): m for topic, m in known.items()}
    if name.casefold() in by_name:
        return by_name[name.casefold()]
    concepts = [name] if name in scheme.concepts else _written(scheme, name) or _spelled(scheme, name)
    if len(concepts) == 1:
        [concept] = concepts
        return Member(concept, called(scheme, concept), scheme.concepts[concept].gloss, (concept,))
    near = concepts or difflib.get_close_matches(name, [*known, *scheme.concepts], n=3, cutoff=0.6)
    hint = f"the topics are: {', '.join(known) or 'none'}; any concept of the scheme is one too"
    hint += f"; did you mean {', '.join(near)}?" if near else ""
    raise UsageError(f"the scheme has no topic or concept {name!r}", hint=hint)


def _written(scheme: Scheme, name: str) -> list[str]:
    """Return the ids of the concepts that the scheme itself calls by a name, in Latin letters or in English, capitals and hyphens aside."""

    def plain(form: str) -> str:
        return " ".join(form.casefold().replace("-", " ").split())

    return [
        c.id
        for c in scheme.concepts.values()
        if plain(name) in map(plain, (c.id, *(x.form for x in c.latin), *(e.form for e in c.english)))
    ]


def _spelled(scheme: Scheme, word: str) -> list[str]:
    """Return the ids of the concepts whose headword a word is, in whatever spelling: those of the cheapest reading that is one."""
    heads = (
        Name(h.form, "concept", c.id, h.lang, h.form, 1)
        for c in scheme.concepts.values()
        for h in c.hebrew[:1]
        if not c.same_as
    )
    lexicon = Lexicon(heads, misspellings=False)
    readings = ((r.cost, {n.target for n in lexicon.alone(r.stem)}) for r in lexicon.readings(word))
    found = [(cost, targets) for cost, targets in readings if targets and cost <= USUAL]
    least = min((cost for cost, _ in found), default=0.0)
    return sorted({t for cost, targets in found if cost == least for t in targets})
