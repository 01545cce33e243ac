"""Source texts in, TEI editions in a folder out, with every annotation that is not where it was.

Every file is checked before it is written: what fails the check is a finding, not a file.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.ground.bundle import schema_folder
from toolkit.ground.errors import Finding, InputError, UsageError
from toolkit.ground.progress import Progress, quietly
from toolkit.ground.writing import sha256, write_atomically
from toolkit.index import words
from toolkit.intake.edition import Known, Setting, encode_by_rule
from toolkit.intake.particulars import (
    Author,
    Particulars,
    read_author,
    read_date,
    read_table,
    row_of,
    unused,
)
from toolkit.intake.source import decode
from toolkit.intake.suggestions import Recogniser, Suggestions, suggest
from toolkit.intake.unknown import complete
from toolkit.model.authority import Vocabulary
from toolkit.standoff.anchor import Anchored, anchor, resemblance
from toolkit.standoff.apply import apply
from toolkit.standoff.format import read_layers
from toolkit.standoff.layer import Layer
from toolkit.standoff.tree import writable
from toolkit.standoff.units import Search
from toolkit.tei.check import Library, check
from toolkit.tei.proposals import propose
from toolkit.tei.reader import Layout, load, read_layout
from toolkit.tei.scan import MAX_BYTES
from toolkit.workflows._recognising import bynames, recogniser_of
from toolkit.workflows.encoded import Encoded, EncodeReport
from toolkit.workflows.project import copy_annotations, home

__all__ = ["EncodeReport", "Encoded", "Particulars", "encode"]

_ALIKE = 0.1  # share of a layer's sentences that must stand unchanged for it to be tried on a copy
_FOR_A_PERSON = "W"  # findings on a word that the copy spells otherwise: its tag is the layer's, and whoever checks the file is told
_OWN = 0.5  # share of its annotations that must find their places for it to be the copy's layer


@dataclass(slots=True)
class _Bench:
    """What the encoding of every file needs, read once; the recogniser only when a text without a layer comes.

    The texts point at `annotations`; what is read of them is read from `authorities`, which are copied there with the first file
    that is written, where they are another folder.
    """

    out: Path
    annotations: Path
    authorities: Path
    known: Mapping[Path, Known]
    overwrite: bool
    layers: tuple[Layer, ...]
    recogniser: Callable[[Vocabulary], Recogniser]
    _vocabulary: Vocabulary | None = None
    _recognise: Recogniser | None = None
    taken: dict[Path, Path] = field(default_factory=dict)
    library: Library | None = None
    copied: Path | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        if self._vocabulary is None:
            from toolkit.tei.vocabulary import read_vocabulary

            self._vocabulary = read_vocabulary(self.authorities)
        return self._vocabulary

    @property
    def schema(self) -> Path:
        """Where the texts look for the grammar."""
        copied = self.annotations != self.authorities
        return self.annotations / "schema" if copied else schema_folder(self.annotations)

    @property
    def recognise(self) -> Recogniser:
        if self._recognise is None:
            self._recognise = self.recogniser(self.vocabulary)
        return self._recognise


def encode(
    paths: Sequence[Path],
    out: Path,
    *,
    annotations: Path | None = None,
    particulars: Particulars | None = None,
    metadata: Path | None = None,
    overwrite: bool = False,
    recogniser: Callable[[Vocabulary], Recogniser] = recogniser_of,
    progress: Progress = quietly,
) -> EncodeReport:
    """Encode every source text into `out`, as the file of the same name with the ending `.xml`.

    A text is known by its SHA-256, or by the words of a layer that it bears out though it differs. What `particulars` say of every
    text, and the rows of the table `metadata` of single ones, goes into the headers of texts without a layer. A file that is there
    already is left as it is unless `overwrite` says otherwise. Where `out` lies in no project of its own, and no `annotations` are named, it becomes one:
    the vocabulary is copied into it, so that it can be moved.

    Raises:
        UsageError: a tradition that there is not, a date that is none, a name that several persons have, one title for several texts.
    """
    own, source = (annotations, None) if annotations is not None else home(out, paths[0] if paths else None)
    folder = source if source is not None else own
    bench = _Bench(out, own, folder, {}, overwrite, read_layers(folder / "layers"), recogniser)
    bench.known = _known([*dict.fromkeys(paths)], particulars or Particulars(), metadata, bench)
    made: list[Encoded] = []
    findings: list[Finding] = []
    failed: list[Path] = []
    for path in progress([*dict.fromkeys(paths)], "encoding"):
        try:
            encoded, remarks = _encode(path, bench)
        except InputError as error:
            findings.extend(error.findings)
            failed.append(path)
        else:
            made.append(encoded)
            findings.extend(remarks)
    return EncodeReport(tuple(made), tuple(findings), tuple(failed), bench.copied)


def _known(
    paths: Sequence[Path], general: Particulars, metadata: Path | None, bench: _Bench
) -> dict[Path, Known]:
    """Return for each source what a person said of it, looked up and proved; nothing where nothing was said."""
    table = read_table(metadata) if metadata is not None else {}
    if strange := unused(table, paths):
        raise UsageError(
            f"{metadata} speaks of {strange[0]!r}, which is none of the texts",
            hint="the column 'file' holds the names of the source files",
        )
    if general.title and len(paths) > 1:
        raise UsageError(
            f"one title for {len(paths)} texts", hint="give each its own with --metadata TABLE.csv"
        )
    said = {path: row_of(path, table).over(general) for path in paths}
    return {path: _looked_up(p, bench) for path, p in said.items() if p != Particulars()}


def _looked_up(said: Particulars, bench: _Bench) -> Known:
    known = [m.id.removeprefix("tr.") for m in bench.vocabulary.scheme.members("traditions")]
    tradition = said.tradition.removeprefix("tr.")
    if tradition and tradition not in known:
        raise UsageError(f"there is no tradition {tradition!r}", hint=f"there are: {', '.join(known)}")
    return Known(
        said.title,
        tuple(read_author(a, bench.vocabulary.people) for a in said.authors),
        read_date(said.date) if said.date else None,
        tradition,
        said.source,
        said.licence,
    )


def _encode(path: Path, bench: _Bench) -> tuple[Encoded, list[Finding]]:
    data = load(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<TEI")):
        raise InputError(
            Finding(
                str(path),
                1,
                0,
                "I06",
                "this is XML already, not a source text",
                "give plain text here; to TEI, `yichud suggest` adds what the recogniser finds in it, `yichud check` says what is wrong with it",
            )
        )
    text = decode(data, str(path))
    output = _output(path, bench)
    remarks: list[Finding] = []
    layer = next((x for x in bench.layers if x.sha256 == sha256(data)), None)
    if layer is not None:
        edition = apply(layer, text, output=output, annotations=bench.annotations, schema=bench.schema)
        encoded = Encoded(path, output, "layer", layer.id, exact=len(layer.entries))
    elif (found := _anchored(text, bench.layers)) is not None:
        edition, encoded, remarks = _laid(found, text, data, path, output, bench)
    else:
        edition, known, count, remarks = _by_rule(text, data, path, output, bench)
        encoded = Encoded(path, output, "rule", suggestions=count, known=known)
    _verify(edition, output, path, bench)
    _write(output, edition, bench, path)
    return encoded, [*remarks, *_unwritable(text, path)]


def _output(path: Path, bench: _Bench) -> Path:
    output = bench.out / f"{path.stem}.xml"
    other = bench.taken.setdefault(output, path)
    if other != path:
        raise InputError(
            Finding(str(path), 0, 0, "I07", f"{other} goes to {output} too", "give the texts different names")
        )
    return output


def _anchored(text: str, layers: Sequence[Layer]) -> Anchored | None:
    """Return the layer that most of whose annotations find their places in a copy, laid over it."""
    near = [x for x in layers if 0.25 * x.length <= len(text) <= 4 * x.length]
    if not near:
        return None
    search = Search(text)
    tried = [anchor(x, text, search) for x in near if resemblance(x, search) >= _ALIKE]
    best = max(tried, key=_share, default=None)
    return best if best is not None and _share(best) >= _OWN else None


def _laid(
    found: Anchored, text: str, data: bytes, path: Path, output: Path, bench: _Bench
) -> tuple[bytes, Encoded, list[Finding]]:
    """Lay a layer over a copy; words that it does not know become paragraphs, with suggestions."""
    whole = complete(found.layer.entries, text)
    uncovered = tuple((s, words.count(s.of(text))) for s in whole.unknown)
    copy = found.as_copy(text, data, uncovered=sum(n for _, n in uncovered))
    layer = replace(found.layer, entries=whole.entries)
    edition = apply(layer, text, output=output, annotations=bench.annotations, schema=bench.schema, copy=copy)
    count, remarks = 0, list[Finding]()
    if whole.sentences:
        layout = read_layout(edition, str(output))
        suggestions = suggest(layout.text, bench.recognise, sentences=frozenset(whole.sentences))
        edition, count, remarks = _suggested(layout, suggestions, path)
    encoded = Encoded(
        path,
        output,
        "changed copy",
        layer.id,
        found.count("exact"),
        tuple(p for p in found.placed if p.status != "exact"),
        uncovered,
        found.lost_claims,
        found.changed_claims,
        count,
    )
    return edition, encoded, remarks


def _verify(edition: bytes, output: Path, path: Path, bench: _Bench) -> None:
    """Refuse what `yichud check` would not pass: a defect of ours, which is told and not written."""
    if bench.library is None:
        bench.library = Library(bench.authorities)
    found = check(edition, str(output), bench.library)
    wrong = [f for f in found if not f.code.startswith(_FOR_A_PERSON)]
    if wrong:
        said = f"line {wrong[0].line}: {wrong[0].code} {wrong[0].message}"
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        message = f"its encoding would not pass `yichud check`, so it was not written: {said}{more}"
        hint = "this is a defect of Yichud: please report it with the text, or as much of it as you may share"
        raise InputError(Finding(str(path), 0, 0, "I12", message, hint))


def _share(anchored: Anchored) -> float:
    return 1 - anchored.count("orphan") / max(1, len(anchored.placed))


def _by_rule(
    text: str, data: bytes, path: Path, output: Path, bench: _Bench
) -> tuple[bytes, Known, int, list[Finding]]:
    names = bynames(bench.vocabulary)
    setting = Setting(output, bench.annotations, bench.schema, bench.known.get(path, Known()), names)
    plain, known = encode_by_rule(text, setting, data=data)
    layout = read_layout(plain, str(output))
    suggestions = suggest(layout.text, bench.recognise, names=names)
    edition, count, remarks = _suggested(layout, suggestions, path)
    strangers = [a for a in known.authors if not a.id and "author" not in known.found]
    return edition, known, count, [*remarks, *(_stranger(a, path) for a in strangers)]


def _stranger(author: Author, path: Path) -> Finding:
    """Say that an author who was given is nobody in people.xml: the header has the name alone."""
    near = f"did you mean {', '.join(author.near)}? Else add" if author.near else "add"
    message = f"people.xml has no {author.name!r}: the header gives the name alone"
    return Finding(str(path), 0, 0, "I13", message, f"{near} a person, by that name, to people.xml")


def _suggested(layout: Layout, suggestions: Suggestions, path: Path) -> tuple[bytes, int, list[Finding]]:
    edition = propose(layout, suggestions.items, when=_date(path), languages=suggestions.languages)
    if len(edition) > MAX_BYTES:  # no program of ours would read it again
        message = f"{len(suggestions)} suggestions would make the file larger than {MAX_BYTES // 2**20} MiB: none were written"
        return layout.document.data, 0, [Finding(str(path), 0, 0, "I11", message, "split the text")]
    return edition, len(suggestions), []


def _date(path: Path) -> str:
    """Return the date for what a program adds: SOURCE_DATE_EPOCH, else when the source was last changed; never now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isdigit() else int(path.stat().st_mtime)
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()


def _write(output: Path, edition: bytes, bench: _Bench, path: Path) -> None:
    if output.exists() and not bench.overwrite and output.read_bytes() != edition:
        raise InputError(
            Finding(
                str(path),
                0,
                0,
                "I08",
                f"{output} is there already and differs; it was left as it is",
                "give another folder, or --overwrite to replace it",
            )
        )
    try:
        if bench.annotations != bench.authorities:
            copy_annotations(bench.out, bench.authorities)
            bench.authorities = bench.annotations
            bench.copied = bench.annotations
        write_atomically(output, edition)
    except OSError as error:
        raise InputError(
            Finding(str(output), 0, 0, "I09", f"cannot be written: {error.strerror}", "check the folder")
        ) from None


def _unwritable(text: str, path: Path) -> list[Finding]:
    """Say where a text holds control characters, which XML cannot."""
    count = writable(text).count("\ufffd") - text.count("\ufffd")
    if not count:
        return []
    return [
        Finding(
            str(path),
            0,
            0,
            "I10",
            f"{count} control characters, which XML cannot hold, became U+FFFD",
            "clean the source if they matter",
        )
    ]
