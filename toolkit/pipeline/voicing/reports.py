"""A place in a text after a verb or a name in; out, from where to where what is said extends, and whether it is quoted (V2, V3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.pipeline.voicing.script import QUOTED, Script, is_opening
from toolkit.pipeline.voicing.speech import CAPITAL, Verb, speech

GAP = 140  # code points that may stand between a verb and what is said
_THAT = re.compile(r"(?<!\w)that(?=[\s:,“\"‘])", re.IGNORECASE)
_DEMONSTRATIVE = re.compile(
    r"(?:^|\s)(?:in|of|on|at|by|to|with|for|from|like|after|before|about|into|over|under)\s+$", re.IGNORECASE
)
_LEAD = re.compile(r"\s*[,:–—-]?[\])]?\s*")
_BRACKET = re.compile(r"\s*\[(?!\d{1,3}\])")
_ADDRESSED = re.compile(
    rf"\s+(?:to\s+)?(?:(?:the|his|her|their|my|our)\s+)?(?:{CAPITAL}[\w’'ʿʾ.]*\s?|(?:son|daughter|of|ben|bar|the|ha)\s){{1,8}}(?=[,:]\s)"
)  # somebody who is told or asked
_ASIDE_THAT = re.compile(
    r"(?:\s+(?:to\s+|for\s+)?(?:us|them|him|me))?\s*,(?:\s+[^.;:“”\"]{1,80},|\s+[a-z]{4,}ing\s[^.,;:“”\"]{0,60}?)?\s+that(?=[\s:,“\"‘])"
)  # held, with X, that; writes, that; goes further, suggesting in a letter that
_PLACE_WH = re.compile(
    r"\s+(?:in|at|there|elsewhere|here)\b[^,.;:]{0,60}?\s(?P<word>how|why|whether|what)\b", re.IGNORECASE
)  # explains in his book why
_CLAUSE_END = re.compile(r"\s+\(|;\s+(?!(?:and|or|but)?\s*that\b)")
_SET_OFF = re.compile(r"[ \t]*\n[ \t]*\n[ \t]*(?=\S)")
_GLOSS = re.compile(
    r"\s+\([*_“\"]?[^\W\d_]+[*_”\"]?\)(?=,?\s+[a-z]|,\s)"
)  # a word in brackets inside a clause
_MENTIONED = re.compile(
    r"[“\"][^“”\"]{1,40}[”\"],?\s+(?!and\b|but\b|for\b|as\b|says?\b|said\b|writes?\b)[a-z]"
)
_TOPIC = re.compile(
    r"(?:it|this|that|these|those|(?:this|the|that|these|his) (?:verse|verses|matter|words|passage|idea|concept|term))(?=[\s.,;])",
    re.IGNORECASE,
)
_PLAINLY = re.compile(r",\s+(?P<word>[^\W\d_]+)")
_NEXT = re.compile(r"\s*([^\W\d_][\w’']*|[(\[])")


class Report(NamedTuple):
    """What is said: its code points, whether it is quoted, and how it is attached."""

    start: int
    end: int
    direct: bool
    how: str

    @property
    def empty(self) -> bool:
        """Whether it cannot be told what is said."""
        return self.start == self.end


def quote_at(script: Script, position: int) -> Report | None:
    """Return the quotation that opens at a position, or after white space, one comma, colon or dash."""
    lead = _LEAD.match(script.text, position)
    at = lead.end() if lead else position
    while script.text[at : at + 1] in {"*", "_"}:
        at += 1
    if not is_opening(script.text, at):
        return None
    held = script.quotation(at)
    if held is None:
        end = script.sentence(at)[1]
        held = at + 1, script.content_end(at + 1, max(end, at + 1))
    return Report(*held, direct=True, how="in quotation marks")


def block_at(script: Script, position: int) -> Report | None:
    """Return the paragraph set off after a colon that ends its line (a block quotation), or None."""
    lead = _SET_OFF.match(script.text, position)
    if lead is None:
        return None
    end = script.text.find("\n\n", lead.end())
    end = len(script.text) if end < 0 else end
    words = script.text[lead.end() : end].rstrip()
    if len(words) > QUOTED or is_opening(script.text, lead.end()):
        return None
    return Report(lead.end(), lead.end() + len(words), direct=True, how="a paragraph set off after the colon")


def clause(script: Script, position: int, how: str) -> Report:
    """Return what is said from a position to the end of its sentence, or to the compiler's bracket."""
    while position < len(script.text) and script.text[position] in " \t\n\u00a0":
        position += 1
    end = script.sentence(position)[1]
    end = max(end, position)
    if bracket := _BRACKET.search(script.text, position, end):
        end = bracket.start()
    end = script.enclosing_end(position, end)
    return Report(position, max(position, script.content_end(position, end)), direct=False, how=how)


def nothing(position: int, how: str) -> Report:
    """Return a report of which it cannot be told what is said."""
    return Report(position, position, direct=False, how=how)


def complement(script: Script, position: int, verb: Verb) -> Report | None:
    """Return what follows a verb of speech; None where what follows shows that nobody is reported."""
    text = script.text
    if verb.needs:
        if not (needed := re.compile(rf"\s*{verb.needs}\b").match(text, position)):
            return None
        position = needed.end()
    if quoted := quote_at(script, position):
        return quoted
    if "quote" in verb.follows:
        held = _past_gap(script, position, script.sentence(max(position - 1, 0))[1], "this", verb)
        return held if held and held.direct else None
    end = script.sentence(max(position - 1, 0))[1]
    word = _NEXT.match(text, position, end)
    following = word[1].lower() if word else ""
    if following == "that" and word and not text[position : word.start(1)].strip():
        return _after_that(script, word.end(1))
    if (aside := _ASIDE_THAT.match(text, position, end)) and "quote" not in verb.follows:
        return _after_that(script, aside.end())
    if following in speech().lists["wh"] and "wh" in verb.follows and word:
        return clause(script, word.start(1), f"after the verb, {following} …")
    colon = re.compile(r"\s*:").match(text, position)
    if colon:
        return _after_colon(script, colon.end())
    if "strict" in verb.follows:
        return None
    if (told := _ADDRESSED.match(text, position, end)) and (quoted := quote_at(script, told.end())):
        return quoted
    if found := _past_gap(script, position, end, following, verb):
        return found
    return _bare(script, position, following, verb)


def _after_that(script: Script, position: int) -> Report:
    """Return what follows *that*: a quotation, or the clause to a bracket or a semicolon that no other *that* follows.

    Words in quotation marks that a verb follows are a part of the clause (*that “the rulers” are those who rule*).
    """
    start = position + len(script.text[position:]) - len(script.text[position:].lstrip())
    if not _MENTIONED.match(script.text, start) and (quoted := quote_at(script, position)):
        return quoted
    report = clause(script, position, "after that")
    ends = _CLAUSE_END.finditer(script.text, report.start, report.end)
    cut = next((end for end in ends if not _GLOSS.match(script.text, end.start())), None)
    return report._replace(end=script.content_end(report.start, cut.start())) if cut else report


def _after_colon(script: Script, position: int) -> Report:
    that = re.compile(r"\s*that\s", re.IGNORECASE).match(script.text, position)
    quoted = quote_at(script, position) or block_at(script, position)
    return quoted or clause(script, that.end() if that else position, "after the colon")


def _past_gap(script: Script, position: int, end: int, following: str, verb: Verb) -> Report | None:
    """Return what is said where a phrase stands before it: *to his pupils, “…”*, *in his letter that …*."""
    text = script.text
    if following not in speech().lists["gaps"] and not following.endswith("ly"):
        return None
    limit = min(end, position + GAP)
    signs = ", " if "quote" in verb.follows else ","
    depth = 0
    for i in range(position, limit):
        c = text[i]
        if c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif depth <= 0:
            if c == ";":
                return None
            if c == ":" and not text[i + 1 : i + 2].isdigit():
                if text[i + 1 : i + 5] == " to ":
                    return None  # he asked for one thing: to go
                return _after_colon(script, i + 1)
            if c in signs and (quoted := quote_at(script, i)):
                return quoted
            if c == "t" and (that := _THAT.match(text, i)) and not _DEMONSTRATIVE.search(text[position:i]):
                return _after_that(script, that.end())
    return _asked(script, position, limit, verb) if "wh" in verb.follows else None


def _asked(script: Script, position: int, limit: int, verb: Verb) -> Report | None:
    """Return what is said in *tells us how …*, *tells us we must …*, *explains in his book why …*."""
    text = script.text
    if asked := _PLACE_WH.match(text, position, limit):
        return clause(script, asked.start("word"), f"after the verb, {asked['word'].lower()} …")
    words = text[position:limit].split()
    if len(words) > 1 and words[0].lower() in {"us", "them", "him", "me", "you"}:
        if words[1].lower() in speech().lists["wh"]:
            return clause(script, text.index(words[1], position), f"after the verb, {words[1].lower()} …")
        if words[1].lower() in speech().lists["clause"] and "wish" in verb.follows:
            return clause(script, text.index(words[1], position), "after the verb, without that")
    return None


def plainly(script: Script, position: int) -> Report | None:
    """Return what is said after a comma without quotation marks (*The Gemara says, a man should …*), or None."""
    comma = _PLAINLY.match(script.text, position)
    if comma is None:
        return None
    asked = (
        script.text[comma.start("word") : script.sentence(comma.start("word"))[1]].rstrip('”"’)* \n')[-1:]
        == "?"
    )
    if (
        comma["word"].lower() not in speech().lists["clause"] | speech().lists["wh"] | {"whoever", "he", "go"}
        and not asked
    ):
        return None
    return clause(script, comma.start("word"), "after the comma")


def _bare(script: Script, position: int, following: str, verb: Verb) -> Report | None:
    """Return what is said without *that*: a clause, an object, a wish; or a voice that says no one knows what."""
    text = script.text
    lists = speech().lists
    word = _NEXT.match(text, position)
    if word is None:
        return None
    start = word.start(1)
    rest = [w.lower() for w in re.split(r"[,;:]", text[start : script.sentence(start)[1]])[0].split()[:10]]
    if (
        "wish" in verb.follows
        and following in {"us", "them", "him", "me", "you", "people", "everyone"}
        and "to" in rest[1:3]
    ):
        return clause(script, start + len(following), "what is asked of them")
    if following in {"so", "likewise"} and len(rest) < 3:
        return nothing(start, "what is said is said elsewhere")
    if "about" in verb.follows and following in {"about", "concerning", "regarding"}:
        return nothing(start, "about something: what is said cannot be told")
    if text[position:start].strip():
        return None
    if "clause" in verb.follows and following in lists["clause"]:
        sure = following not in lists["doubtful"] and len(rest) > 1
        if sure or lists["finite"].intersection(rest[1:]):
            return clause(script, start, "after the verb, without that")
    if "object" in verb.follows and _TOPIC.match(text, start):
        return nothing(start, "what is spoken of is named, not what is said of it")
    if "object" in verb.follows and following not in {
        "to",
        "by",
        "in",
        "for",
        "with",
        "as",
        "and",
        "from",
        "at",
        "on",
        "himself",
        "her",
        "him",
        "them",
    }:
        return clause(script, start, "the object of the verb")
    return None
