"""Seconds and memory of editions: a text of 5 MB as HTML, a thousand texts as a site, a hundred pages as PDF, each beside a peer in the same run.

lxml parsing and serialising the same text is a floor, which makes no page. CETEIcean runs under jsdom where --node names a folder with both
(npm install jsdom CETEIcean), WeasyPrint where --weasyprint names a Python that has it; it is given the page that Yichud made.

    python benchmarks/edition.py [--node DIR] [--weasyprint PYTHON]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from report import generate, measured  # type: ignore[import-not-found]

from toolkit.editions.edition import EditedText, Edition, TitlePage
from toolkit.editions.html.transform import drawn
from toolkit.ground.shelf import Shelf
from toolkit.tei.reader import read
from toolkit.tei.vocabulary import read_vocabulary

ANNOTATIONS = Path(__file__).resolve().parent.parent / "annotations"
COMMAND = [sys.executable, "-m", "toolkit.cli", "edition", "--annotations", str(ANNOTATIONS)]
CETEICEAN = """
const fs = require("fs"), { JSDOM } = require("jsdom");
const dom = new JSDOM("<!DOCTYPE html><body>", { runScripts: "outside-only", url: "file:///" });
dom.window.eval(fs.readFileSync(process.env.NODE_PATH + "/CETEIcean/dist/CETEI.js", "utf8") + "; window.CETEI = CETEI;");
const said = fs.readFileSync(process.argv[2], "utf8"), began = process.hrtime.bigint();
const drawn = new dom.window.CETEI().makeHTML5(said);
const html = (dom.window.document.body.append(drawn), dom.serialize());
console.log(Number(process.hrtime.bigint() - began) / 1e9, html.length);
"""
WEASYPRINT = """
import sys, time
from weasyprint import HTML
began = time.perf_counter()
document = HTML(sys.argv[1]).render()
document.write_pdf(sys.argv[2])
print(time.perf_counter() - began, len(document.pages))
"""


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time, times: int = 5) -> float:
    """Return the fewest seconds of some runs, of the processor or by another clock."""
    taken = []
    for _ in range(times):
        began = clock()
        work()
        taken.append(clock() - began)
    return min(taken)


def one_text(folder: Path, node: str | None) -> None:
    """Print what a text of 5 MB takes."""
    (big := folder / "big").mkdir()
    generate(big, 1, 320_000)
    file = min(big.iterdir())
    data = file.read_bytes()
    vocabulary = read_vocabulary(ANNOTATIONS)
    edited = EditedText(read(data, str(file)), data, file.name)
    edition = Edition(TitlePage(), (), Shelf(), vocabulary, "0", "0", "")
    floor = best(lambda: etree.tostring(etree.fromstring(data)))
    ours = best(lambda: drawn(edited, edition))
    print(
        f"TEI to HTML, {len(data) / 1e6:.1f} MB\tYichud {ours:.2f} s of processor\tlxml {floor:.3f} s\t{ours / floor:.1f} times"
    )
    if node:
        (script := folder / "peer.js").write_text(CETEICEAN)
        environment = {**os.environ, "NODE_PATH": str(Path(node).resolve() / "node_modules")}
        said = subprocess.run(
            ["node", script, file], env=environment, capture_output=True, text=True, check=True
        ).stdout.split()
        clocked = best(lambda: drawn(edited, edition), time.perf_counter)
        print(
            f"\tYichud {clocked:.2f} s by the clock\tCETEIcean under jsdom {float(said[0]):.2f} s\t{float(said[0]) / clocked:.1f} times as long"
        )


def a_site(folder: Path) -> None:
    """Print what 250, 500 and 1,000 texts of 1,000 words take, first, again, and after one was changed."""
    for texts in (250, 500, 1_000):
        source, target = folder / f"texts{texts}", folder / f"site{texts}"
        source.mkdir()
        generate(source, 1_000 * texts, 1_000)
        command = [*COMMAND, str(source), "-o", str(target)]
        first = measured(command, dict(os.environ))
        again = measured(command, dict(os.environ))
        file = source / "ashlag-1.xml"
        file.write_text(file.read_text().replace('xml:id="s0-0">', 'xml:id="s0-0">once ', 1))
        changed = measured(command, dict(os.environ))
        for what, taken in {"made": first, "again": again, "one changed": changed}.items():
            print(f"{texts:,} texts of 1,000 words, {what}\t{taken}")


def a_book(folder: Path, python: str | None) -> None:
    """Print what about a hundred pages of PDF take."""
    (source := folder / "book").mkdir()
    generate(source, 45_000, 15_000)
    command = [*COMMAND, str(source)]
    taken = measured([*command, "-o", str(folder / "book.pdf")], dict(os.environ))
    pages = (folder / "book.pdf").read_bytes().count(b"/Type/Page/") or (
        folder / "book.pdf"
    ).read_bytes().count(b"/Type /Page\n")
    print(f"PDF\tYichud, whole command\t{taken}\t{pages} pages")
    if python:
        measured([*command, "-o", str(folder / "site")], dict(os.environ))
        total, sheets = 0.0, 0
        for page in sorted((folder / "site").glob("text.*.html")):
            said = subprocess.run(
                [python, "-c", WEASYPRINT, page, folder / "peer.pdf"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.split()
            total, sheets = total + float(said[0]), sheets + int(said[1])
        print(f"\tWeasyPrint {total:.1f} s, its start not counted\t{sheets} pages")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--node", help="a folder with node_modules: jsdom and CETEIcean")
    options.add_argument("--weasyprint", help="a Python with WeasyPrint")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        a_site(Path(name))  # first: the memory of a process that was forked counts what this one holds
        a_book(Path(name), given.weasyprint)
        one_text(Path(name), given.node)


if __name__ == "__main__":
    main()
