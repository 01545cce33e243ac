"""TEI files and what a person decides about their suggestions in, the same files with the decisions out.

Every file is read, and everything that was asked for is proved to be possible, before the first one is written. What a person has decided is
decided anew only where its id is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from toolkit.ground.bundle import annotations_folder
from toolkit.ground.errors import Finding, InputError, UsageError
from toolkit.ground.progress import Progress, quietly
from toolkit.ground.reading import STDIN
from toolkit.ground.writing import sha256, write_atomically
from toolkit.model.authority import Vocabulary
from toolkit.model.text import Text
from toolkit.tei.decisions import Decision, changes, decide, party
from toolkit.tei.reader import Layout, load, read_layout
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.vocabulary.called import called
from toolkit.workflows._reading import files_of
from toolkit.workflows._selectors import Rank, Selector, selectors

_AROUND = 60  # code points of context on either side


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: words that select (`_selectors`), who decides, on which day (ISO), and the certainty given to what is accepted."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    by: str = ""
    when: str = ""
    cert: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """One suggestion with its words in context; `decision` is what is decided now, empty where nothing is.

    `fits` says whether its words still stand where it says; where they do not, there is no context.
    """

    id: str
    concept: str
    called: str
    kind: str
    cert: str
    lang: str
    status: str
    reason: str
    words: str
    before: str
    after: str
    fits: bool = True
    decision: Literal["", "accepted", "rejected"] = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """One file: its suggestions in their order, and the id under which the header has who decided, empty where nobody did."""

    path: str
    text: str
    suggestions: tuple[Considered, ...]
    who: str = ""
    declared: bool = False

    @property
    def now(self) -> tuple[Considered, ...]:
        """What is decided now."""
        return tuple(s for s in self.suggestions if s.decision)

    @property
    def open(self) -> tuple[Considered, ...]:
        """What nobody has decided, now or before."""
        return tuple(s for s in self.suggestions if s.status == "proposed" and not s.decision)


@dataclass(frozen=True, slots=True)
class DecideReport:
    """What was decided, file by file, and what is wrong with the files that could not be read."""

    files: tuple[Decided, ...]
    findings: tuple[Finding, ...]
    written: bool

    def as_json(self) -> dict[str, Any]:
        """Return the report as `yichud decide --json` prints it."""
        return {
            "schema": "yichud-decide/1",
            "written": self.written,
            "files": [
                {
                    "path": f.path,
                    "text": f.text,
                    "who": f.who,
                    "accepted": sum(s.decision == "accepted" for s in f.now),
                    "rejected": sum(s.decision == "rejected" for s in f.now),
                    "open": len(f.open),
                    "suggestions": [asdict(s) for s in f.suggestions],
                }
                for f in self.files
            ],
            "findings": [asdict(f) for f in self.findings],
        }


def decide_files(
    paths: Sequence[Path],
    wish: Wish,
    *,
    dry_run: bool = False,
    annotations: Path | None = None,
    progress: Progress = quietly,
) -> DecideReport:
    """Decide about the suggestions of files, and of those in folders; without a selector say what is open.

    Raises:
        UsageError: nobody decides, a selector means nothing here or two of them contradict, `by` is an id that a header does not have.
        InputError: no file can be read, or a suggestion to be accepted does not stand where it says (I001).
        ConflictError: a file changed since it was read; it is left as it is.
    """
    if STDIN in paths:
        raise UsageError("decisions are written into the file itself", hint="name a file, not -")
    selecting = bool(wish.accept or wish.reject)
    if selecting and not wish.by and not dry_run:
        raise UsageError(
            "nobody decides", hint="--by says who: an id of the header, or a name: --by 'R. Reader'"
        )
    layouts, findings = _read(paths, progress)
    if not layouts:
        raise InputError(*findings)
    folder = annotations if annotations is not None else annotations_folder(near=paths[0])
    vocabulary = read_vocabulary(folder)
    scheme = vocabulary.scheme
    places = [(x.text.id, s) for _, _, x in layouts for s in x.text.proposals]
    accepting = selectors(wish.accept, places, scheme)
    rejecting = selectors(wish.reject, places, scheme)
    names = {c: _named(c, vocabulary) for c in {s.concept for _, s in places}}
    files: list[Decided] = []
    written: list[tuple[Path, bytes, bytes]] = []
    wrong: list[Finding] = []
    for path, shown, layout in layouts:
        who, declared = party(layout.document, wish.by) if selecting and wish.by else ("", ())
        decisions = dict(_decisions(layout.text, accepting, rejecting, wish.cert, who))
        considered = tuple(
            replace(s, decision=decisions[n].verdict) if n in decisions else s
            for n, s in enumerate(_considered(layout.text, names))
        )
        wrong += _misplaced(considered, shown)
        files.append(Decided(shown, layout.text.id, considered, who, bool(declared and decisions)))
        if decisions and not dry_run and not wrong:
            made = decide(layout, decisions, by=wish.by, when=wish.when)
            written.append((path, layout.document.data, made))
    if wrong:
        raise InputError(*wrong)
    for path, before, after in written:
        write_atomically(path, after, expected=sha256(before))
    return DecideReport(tuple(files), tuple(sorted(findings)), bool(written))


def _read(paths: Sequence[Path], progress: Progress) -> tuple[list[tuple[Path, str, Layout]], list[Finding]]:
    files, findings = files_of(paths)
    read: list[tuple[Path, str, Layout]] = []
    for path, shown in progress(files, "reading"):
        try:
            layout = read_layout(load(path), shown)
        except InputError as error:
            findings += error.findings
        else:
            read.append((path, shown, layout))
    return read, findings


def _decisions(
    text: Text, accepting: Sequence[Selector], rejecting: Sequence[Selector], cert: str, who: str
) -> Iterator[tuple[int, Decision]]:
    """Yield what is decided about which suggestion. The closer selector goes before the wider one; other contradictions are refused, all in one."""
    contradictions = list[str]()
    for number, suggestion in enumerate(text.proposals):
        place = (text.id, suggestion)
        yes, no = ([s for s in given if s.means(place)] for given in (accepting, rejecting))
        closest = max((s.rank for s in (*yes, *no)), default=Rank.KIND)
        if closest < Rank.ID and suggestion.status != "proposed":
            continue
        yes, no = ([s for s in meant if s.rank == closest] for meant in (yes, no))
        if yes and no:
            contradictions.append(
                f"{text.id}#{suggestion.id} would be accepted ({yes[0].word}) and rejected ({no[0].word})"
            )
        elif yes or no:
            decision = Decision("accepted", cert) if yes else Decision("rejected")
            if changes(suggestion, decision, who):
                yield number, decision
    if contradictions:
        raise UsageError(
            "; ".join(contradictions), hint="name their ids, or their concepts, in one of the two"
        )


def _misplaced(considered: Sequence[Considered], shown: str) -> Iterator[Finding]:
    for s in considered:
        if s.decision == "accepted" and not s.fits:
            message = f"the suggestion {s.id} does not stand where it says that it stands"
            hint = "nothing was written: yichud check --fix finds its words again, or names what has to be corrected"
            yield Finding(shown, 0, 0, "I001", message, hint)


def _considered(text: Text, names: dict[str, str]) -> Iterator[Considered]:
    elements = {m.get("xml:id"): m.span for m in text.marks}
    for s in text.proposals:
        element = elements.get(s.element)
        span = s.place(element, text.characters)
        words, before, after = s.quote, "", ""
        if span is not None and element is not None:
            words = _even(span.of(text.characters))
            before = _even(text.characters[max(element.start, span.start - _AROUND) : span.start])
            after = _even(text.characters[span.end : min(element.end, span.end + _AROUND)])
        said = (s.id, s.concept, names[s.concept], s.kind, s.cert, s.lang, s.status, s.reason)
        yield Considered(*said, words, before, after, fits=span is not None)


def _named(identifier: str, vocabulary: Vocabulary) -> str:
    """Return what a concept, a work or a person is called."""
    if identifier in vocabulary.works:
        return vocabulary.works[identifier].title
    if identifier in vocabulary.people:
        return vocabulary.people[identifier].name
    return called(vocabulary.scheme, identifier)


def _even(words: str) -> str:
    """Return words with white space made even, a space at either end kept as one."""
    joined = " ".join(words.split())
    return (" " if words[:1].isspace() and joined else "") + joined + (" " if words[-1:].isspace() else "")
