"""A term between commas or dashes beside an English noun phrase in; the pair out (*bittul, self-nullification*; *the screen, the Masach*).

Side by side stand also members of a list, a clause after its opening phrase (*In Gadlut, the child …*) and what is said of a
term; what keeps these out is here, the words are in `marks.toml`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from toolkit.pipeline.glossing.marks import before, marks, past
from toolkit.pipeline.glossing.scene import Surroundings, Term
from toolkit.pipeline.glossing.sides import CLAUSE, LONGEST, QUOTES, is_clause, is_phrase, noun_phrase

_MARKS = frozenset("\"“”‘’'«»")  # quotation marks, without the signs of italics
_DASHES = frozenset({"–", "—", "--"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "]", "!", "?", "\n"}) | _DASHES
_CLAUSE = frozenset({".", ";", ":", "!", "?", "(", "[", ","}) | _DASHES
_ARTICLES = frozenset({"the", "a", "an"})
_TO = ("le", "la", "li", "l'", "l’")  # how a Hebrew infinitive begins
LEAST = 2  # words that a clause has more than
_STOPPING = frozenset({",", ".", ";", ":", "(", ")", "[", "]", "!", "?", "\n"}) | _DASHES | _MARKS
_WITHOUT, _WITH, _QUOTED = 4, 6, 14  # words of a gloss without an article, with one, in quotation marks


def gloss_after(scene: Surroundings, term: Term, sign: int, taken: Collection[int]) -> tuple[int, int] | None:
    """Return the tokens of the gloss after the comma or dash at token `sign`, which follows the term."""
    words = scene.words
    if quoted := _in_marks(scene, term, sign + 1):
        return quoted
    if term.plain:
        return None
    if found := _infinitive(scene, term, sign + 1):
        return found
    if words[sign] == "," and (told := _told(scene, term, sign, taken)):
        return told
    start = sign + 1
    article = start < len(words) and words[start].lower() in _ARTICLES
    start += article
    end = start
    while end < len(words) and end - start <= _WITH and words[end] not in _CLOSING | QUOTES:
        if _ends_noun(words, start, end):
            break
        end += 1
    closing = past(words, end, QUOTES)
    clipped = end < len(words) and words[end] not in _CLOSING | QUOTES
    if any(i in taken or i in scene.barred for i in range(start, end)):
        return None
    if not _is_gloss(words, start, end, article=article, capital=words[term.start][:1].isupper()):
        return None
    if clipped:
        return None
    if article and (_is_too_much(words, term, start, end) or _is_described(scene, term, start, end)):
        return None
    if not article and _is_listed(words, term) and words[term.start - 1] not in QUOTES:
        return None
    framed = end - start > 1 and _is_framed(words, term.start)
    if article and words[closing : closing + 2] == [",", "the"]:
        return None  # the Shechinah, the Matron, the Moon
    closed = _is_closed(words, closing, sign, taken) and not (
        framed and closing < len(words) and words[closing] != words[sign]
    )
    return (start, end) if closed else None


def _told(scene: Surroundings, term: Term, sign: int, taken: Collection[int]) -> tuple[int, int] | None:
    """Return what follows the comma after a term where a word before the term (*the word …*), capitals or a clause tell that it
    is the gloss: *the concept of hishtalshelus, the orderly descent …*; *Nekudah, the Point,*; *Lehazhir gedolim …, to warn …*."""
    words = scene.words
    start = sign + 1
    end = start
    while end < len(words) and words[end] not in _STOPPING and end - start <= CLAUSE:
        end += 1
    if end >= len(words) or end == start or any(i in taken or i in scene.barred for i in range(start, end)):
        return None
    article = words[start].lower() in _ARTICLES
    if article and words[end : end + 2] == [",", "the"]:
        return None  # the Shechinah, the Matron, the Moon
    opens = words[start].islower() and words[start] not in marks().never and not words[start].endswith("ing")
    if term.phrase and words[end] in {"(", ".", ";"} and opens and is_clause(words, start, end):
        return (start + article, end) if end - start > LEAST else None
    start += article
    inside = words[start:end]
    shown = (
        all(w[:1].isupper() or w in {"of", "the", "and"} for w in inside) and words[term.start][:1].isupper()
    )
    if (
        article
        and inside
        and shown
        and words[start - 1] == "the"
        and len(inside) <= _WITHOUT
        and not term.concept
    ):
        return start, end
    led = past(words, term.start - 1, QUOTES, -1) + 1
    cue = before(words, led, marks().cues)
    if cue == led or (cue and words[cue - 1] == ",") or not is_phrase(words, start, end):
        return None
    small = [w.lower() for w in inside]
    verbal = not article and (_is_verbal(small) or not marks().stops.isdisjoint(small[:1]))
    return None if verbal or marks().said_of.intersection(small[:1]) else (start, end)


def _infinitive(scene: Surroundings, term: Term, start: int) -> tuple[int, int] | None:
    """Return the infinitive that translates a verb: *lekabel—to receive*, *from saphar, to number*."""
    words = scene.words
    if start >= len(words) or words[start].lower() != "to":
        return None
    led = past(words, term.start - 1, QUOTES, -1) + 1
    prefixed = term.words == 1 and words[term.start].lower().startswith(_TO)
    if not prefixed and before(words, led, marks().roots) == led:
        return None
    end = start
    while end < len(words) and words[end] not in _STOPPING and end - start <= _WITH:
        end += 1
    return (start, end) if LEAST <= end - start <= _WITH and is_clause(words, start, end) else None


def capitals_or_quoted(
    words: Sequence[str], term: int, start: int, *, taken: Collection[int], comma: bool
) -> tuple[int, int] | None:
    """Return the alternative that begins at a token, in quotation marks or in capitals (Netzach, or Victory)."""
    if start >= len(words):
        return None
    end = start
    if words[start - 1] in _MARKS:
        while end < len(words) and words[end] not in _MARKS | {"\n"} and end - start <= _QUOTED:
            end += 1
        closed = end < len(words) and words[end] in _MARKS
        end -= words[end - 1] in {",", ".", ";"}
        return (start, end) if closed and end > start and is_phrase(words, start, end) else None
    while end < len(words) and (words[end][:1].isupper() or (end > start and words[end] in {"of", "the"})):
        end += 1
    whole = start < end <= start + _WITHOUT and end < len(words) and words[end] in {",", ".", ";", ")"}
    apart = not any(i in taken for i in range(start, end))
    shown = comma and words[term][:1].isupper() and not words[end - 1].islower()
    return (start, end) if whole and apart and shown else None


def gloss_before(
    scene: Surroundings, term: Term, floor: int, taken: Collection[int]
) -> tuple[int, int] | None:
    """Return the tokens of the gloss before the comma that precedes the term (and its article)."""
    words = scene.words
    i = past(words, term.start - 1, QUOTES, -1)
    article = i >= 0 and words[i].lower() in _ARTICLES
    i = past(words, i - 1, QUOTES, -1) if article else i
    if i <= floor or words[i] not in _DASHES | {","} or term.plain:
        return None
    closing = past(words, term.end, QUOTES)
    if closing + 1 < len(words) and words[closing] == "," and closing + 1 in taken:
        return None  # the soul, Neshamah, Ruach and Nefesh
    if closing < len(words) and words[closing] != "(" and not _is_closed(words, closing, i, taken):
        return None
    edge = past(words, i - 1, QUOTES, -1) + 1
    if words[edge] in _MARKS or words[i + 1] in _MARKS:
        start = edge
        while start > floor and words[start - 1] not in _MARKS and edge - start <= LONGEST:
            start -= 1
        if start and words[start - 1] in _MARKS and is_phrase(words, start, edge):
            return start, edge
    start = scene.renderings.ending(words, edge, term.concept)
    if floor <= start < edge:
        return start, edge
    start = min(scene.english.get(edge, edge), noun_phrase(words, edge, term.words, floor))
    if start >= edge or start < floor + 1 or words[term.start].lower() in marks().kinds:
        return None
    led = words[start - 1].lower()
    shown = article or words[term.start - 1] in QUOTES or (term.words > 1 and words[i] in _DASHES)
    named = (
        led == "the"
        and edge - start > 1
        and all(w.istitle() for w in (*words[start:edge], words[term.start]))
    )
    if not shown and (not (named or led in {"a", "an"}) or _is_framed(words, start)):
        return None
    if (
        led not in marks().articles
        or words[start - 2] == ","
        or any(i in scene.barred for i in range(start, edge))
    ):
        return None
    capital = words[term.start][:1].isupper()
    return (start, edge) if _is_gloss(words, start, edge, article=True, capital=capital) else None


def _is_described(scene: Surroundings, term: Term, start: int, end: int) -> bool:
    """Say whether one unknown word with an article is what a term of the scheme does, not what it means: *Malchut, the bride*."""
    return bool(term.concept) and end - start == 1 and scene.words[start - 1].lower() == "the"


def _is_too_much(words: Sequence[str], term: Term, start: int, end: int) -> bool:
    """Say whether *a* and several words tell of what kind a term is: *the melamed, a man of many moods*."""
    return words[start - 1].lower() in {"a", "an"} and end - start > max(2, term.words)


def _in_marks(scene: Surroundings, term: Term, start: int) -> tuple[int, int] | None:
    """Return what stands in quotation marks from a token on: a rendering begins in small letters, or the term is quoted too."""
    words = scene.words
    start = past(words, start + (start < len(words) and words[start].lower() in _ARTICLES), {"*", "_"})
    if start >= len(words) or words[start] not in _MARKS or _closes(words, start):
        return None
    start = past(words, start, QUOTES)
    end = start
    while end < len(words) and words[end] not in _MARKS and "\n" not in words[end] and end - start <= _QUOTED:
        end += 1
    if end >= len(words) or words[end] not in _MARKS or any(i in scene.barred for i in range(start, end)):
        return None
    while end > start and words[end - 1] in {",", ".", ";"}:
        end -= 1
    opened = term.start > 0 and words[past(words, term.start - 1, {"*", "_"}, -1)] in _MARKS
    if opened and words[term.end] not in _MARKS and words[start - 2] not in _MARKS:
        return None  # what closes the quotation of the term opens none
    cited = words[term.end] in QUOTES or words[start - 2] in _MARKS
    if end == start or words[end - 1] in {"?", "!"} or not words[start][:1].isalpha():
        return None
    return (start, end) if words[start].islower() or (cited and not term.plain) else None


def _closes(words: Sequence[str], i: int) -> bool:
    """Say whether a straight quotation mark closes a quotation that began before it in its paragraph."""
    j, count = i - 1, 0
    while j >= 0 and "\n" not in words[j]:
        count += words[j] == '"'
        j -= 1
    return words[i] == '"' and count % 2 == 1 and words[i + 1 : i + 2] != ['"']


def _is_gloss(words: Sequence[str], start: int, end: int, *, article: bool, capital: bool) -> bool:
    """Say whether a stretch is a noun phrase that can render a term: no verb, no adverb, no name, no member of a series."""
    inside = [w.lower() for w in words[start:end] if w[:1].isalnum()]
    if not inside or len(inside) > (_WITH if article else _WITHOUT):
        return False
    sake = inside[inside[0] == "not" :][:1] == ["for"] and inside[-1] == "sake"
    if not is_phrase(words, start, end) and not sake:
        return False
    if not sake and (
        inside[0] in marks().said_of or inside[-1] in marks().said_of or inside[-1].endswith("ly")
    ):
        return False
    if marks().numbers.intersection(inside) or marks().series.intersection(inside):
        return False
    if not sake and not article and _is_verbal(inside):
        return False
    small = [w for w in words[start:end] if w[:1].isalpha()]
    return capital or sake or all(w[:1].islower() for w in small[: 1 if article else None])


def _is_verbal(inside: Sequence[str]) -> bool:
    """Say whether a phrase without an article begins with a verb: *belongs to him*, *engrave his name*, *having come*, *united*."""
    first, second = inside[0], inside[1] if len(inside) > 1 else ""
    if not second or first == "something" or second == "of":
        return not second and first.endswith("ed")
    if first.endswith(("ing", "ed")) or second in {"his", "her", "its", "their", "our", "my"}:
        return True
    return first.endswith("s") and not first.endswith("ss") and second in marks().inner


def _ends_noun(words: Sequence[str], start: int, end: int) -> bool:
    """Say whether a word inside shows that a noun phrase has ended before it."""
    word = words[end].lower()
    return end > start and word in marks().stops - marks().inner


def _is_closed(words: Sequence[str], closing: int, sign: int, taken: Collection[int]) -> bool:
    """Say whether a sign ends the apposition, and no *and* or *or* after it shows a list."""
    if closing >= len(words):
        return True
    if words[closing] not in _CLOSING or (words[sign] in _DASHES and words[closing] == ","):
        return False
    after = words[closing + 1].lower() if closing + 1 < len(words) else ""
    if words[closing] == "," and after in {"and", "or", "nor"}:
        i = past(words, closing + 2, QUOTES)
        following = words[i].lower() if i < len(words) else ""
        j = i
        while j in taken:
            j += 1
        paired = j > i and words[past(words, j, QUOTES) :][:1] in (["("], [","])
        clause = following in marks().stops - marks().articles or following in marks().links
        return paired or clause or _is_clause_after(words, i)
    return words[closing] != "," or after not in {"who", "etc"}


def _is_clause_after(words: Sequence[str], start: int) -> bool:
    """Say whether what an *and* opens has its own verb before the next sign: *the wick, the Petila, and the oil is the Hochma*."""
    end = start
    while end < len(words) and words[end] not in _STOPPING and end - start <= LONGEST:
        end += 1
    return not marks().verbal.isdisjoint(w.lower() for w in words[start + 1 : end])


def _is_listed(words: Sequence[str], term: Term) -> bool:
    """Say whether a comma before the term shows that it is a member of a list."""
    i = past(words, term.start - 1, QUOTES, -1)
    return i >= 0 and words[i] == ","


def _is_framed(words: Sequence[str], term: int) -> bool:
    """Say whether the clause of a term begins with a preposition or conjunction, so that its comma may end that phrase."""
    i = term
    while i > 0 and words[i - 1] not in _CLAUSE and "\n" not in words[i - 1]:
        i -= 1
    while i < term and (
        words[i] in QUOTES or words[i].lower() in {"and", "but", "so", "for", "yet", "then", "that"}
    ):
        i += 1
    if i >= term or words[i].lower() not in marks().frames:
        return False
    clause = words[i].lower() in marks().conjunctions
    return clause or marks().pronouns.isdisjoint(w.lower() for w in words[i:term])
