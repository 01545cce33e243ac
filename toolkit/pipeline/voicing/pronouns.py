"""Rule: a pronoun and a verb of speech (*elsewhere he writes that …*, *they also said: …*)."""

from __future__ import annotations

import re

from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.named import Named
from toolkit.pipeline.voicing.reports import complement, quote_at
from toolkit.pipeline.voicing.speech import Verb, speech

_UNDERGOES = re.compile(r"\b(?:is|are|was|were|be|been)\b", re.IGNORECASE)
_PLAIN = frozenset({"say", "says", "speak", "speaks", "mean", "means"})  # no participles
_PRONOUNS = speech().lists["male"] | speech().lists["plural"]
NEAR = 8  # tokens before the verb among which the pronoun stands


def _after_verb(stage: Stage, token: int) -> list[Draft]:
    """Return the voice of *Said he: “…”*."""
    script, lists = stage.script, speech().lists
    i = token + 1
    word = script.words[i].lower() if i < len(script.words) else ""
    if word not in lists["male"] | lists["plural"]:
        return []
    report = quote_at(script, script.end(i))
    meant = stage.antecedent(i, plural=word in lists["plural"]) if report else None
    if meant is None or report is None:
        return []
    if meant.named is not None:
        return [stage.draft(meant.named, report, f"{word} means him", confidence=0.75)]
    named = Named(i, i + 1, meant.who, "pronoun", (script.starts[i], script.end(i)), "")
    return [stage.draft(named, report, f"{word} means {meant.name}", confidence=0.75)]


def by_pronoun(stage: Stage, token: int, verb: Verb) -> list[Draft]:
    """Return the voice of a pronoun before a verb: whoever spoke or was named last, if that is one person or group."""
    script, lists = stage.script, speech().lists
    if not (stage.peopled or stage.drafts):
        return []
    pronouns = _PRONOUNS
    near = range(token - 1, max(-1, token - NEAR), -1)
    i = next((i for i in near if script.words[i].lower() in pronouns), -1)
    if i < 0 or script.starts[i] < script.sentence(script.starts[token])[0]:
        return _after_verb(stage, token)
    between = script.text[script.end(i) : script.starts[token]]
    refused = "," in between or lists["negations"].intersection(between.lower().split())
    if _UNDERGOES.search(between) and not script.words[token].lower().endswith("ing"):
        return []  # they are called
    if refused or not stage.between.fullmatch(between):
        return []
    if i and _UNDERGOES.fullmatch(script.words[i - 1]) and script.words[token].lower() not in _PLAIN:
        return []  # only then are they told
    word = script.words[i].lower()
    meant = stage.antecedent(i, plural=word in lists["plural"])
    report = complement(script, script.end(token), verb)
    if meant is None or report is None:
        return []
    if meant.named is not None:
        return [stage.draft(meant.named, report, f"{word} means him", confidence=0.75)]
    named = Named(i, i + 1, meant.who, "pronoun", (script.starts[i], script.end(i)), "")
    return [stage.draft(named, report, f"{word} means {meant.name}", confidence=0.75)]
