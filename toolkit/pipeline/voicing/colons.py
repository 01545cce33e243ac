"""Rule: a name and a colon before a quotation, without a verb (*The Mishnah: “…”*, *and our Sages (Avot 3:1): “…”*)."""

from __future__ import annotations

import re

from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.reports import clause, quote_at
from toolkit.pipeline.voicing.speech import alternatives, speech

COLONS = frozenset({":", "):", "]:"})  # the tokeniser holds a bracket and a colon for one sign
_LEAD = re.compile(
    rf"(?:(?:and|listen to|hear|consider|remember|but|so|also|thus|likewise|similarly|hence|cf\.?|as|in|or)\s+)*(?:(?:{alternatives(speech().lists['titles'])})\s+)*[*_]?",
    re.IGNORECASE,
)
_CITED = re.compile(r"[*_]?(?:,\sPh\.?D\.?)?\s*(?:[(\[][^()\[\]\n]{1,60}[)\]]\s*)?")


def by_colon(stage: Stage, token: int) -> list[Draft]:
    """Return the voice of a known name before a colon at a token, where nothing else stands before it in its clause."""
    script = stage.script
    at = script.end(token) - 1
    report = quote_at(script, script.end(token))
    bracket = script.words[token] in {"):", "]:"}
    if report is None and not bracket:
        return []
    start = script.sentence(at)[0]
    for named in stage.before(token):
        if named.kind in {"unknown", "dialogue"} or not _CITED.fullmatch(script.text, named.stretch[1], at):
            continue
        begin = max(start, *(script.text.rfind(sign, start, named.stretch[0]) + 1 for sign in ";,—–"))
        if _LEAD.fullmatch(script.text[begin : named.stretch[0]].lstrip(' \n“"(*')):
            if report is None and named.kind in {"text", "work", "collective"}:
                report = clause(script, script.end(token), "after the colon")
            return [stage.draft(named, report, "a name and a colon")] if report else []
    return []
