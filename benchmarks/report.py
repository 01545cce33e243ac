"""Seconds and memory of a full report over a large corpus, cold and again, beside Scattertext building its corpus and one page.

The corpus is generated: three traditions, texts of 2,500 words of English shape with tagged terms and claims-free headers. Both
run as processes of their own: their seconds by the clock, those of the processors (which a busy machine hardly changes), and the most memory that all processes
of a command hold at one time, shared pages counted once (Linux). Our modules are compiled beforehand, as pip compiles what it installs, the peer among them. Scattertext (with its fast parser, unigrams and bigrams) runs with this Python or the one that is named.

    python benchmarks/report.py [WORDS] [--scattertext PYTHON]
"""

from __future__ import annotations

import compileall
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import toolkit

WORDS_A_TEXT = 2_500
SYLLABLES = "ab an ar be co con de di en er ex fa for gra hi in le lo ma men mo na ne ou per po pre re ri se si st ta tion ti ture un ver".split()  # noqa: SIM905
TERMS = {
    "chabad": [
        ("Sefiros", "sefirot"),
        ("Atzilus", "atzilut"),
        ("Malchus", "malchut"),
        ("Zivug", "zivug"),
        ("Keilim", "kelim"),
    ],
    "ashlag": [
        ("Sefirot", "sefirot"),
        ("Atzilut", "atzilut"),
        ("Malchut", "malchut"),
        ("Masach", "masach"),
        ("Hitkalelut", "hitkalelut"),
    ],
    "laitman": [
        ("Sefirot", "sefirot"),
        ("Malchut", "malchut"),
        ("Bina", "binah"),
        ("Kli", "kelim"),
        ("Hitkalelut", "hitkalelut"),
    ],
}
HEADER = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>{name}</title></titleStmt>'
    "<publicationStmt><p>generated</p></publicationStmt><sourceDesc><p>generated</p></sourceDesc></fileDesc><encodingDesc><listPrefixDef>"
    '<prefixDef ident="c" matchPattern="(.+)" replacementPattern="annotations/concepts.xml#$1"/></listPrefixDef></encodingDesc><profileDesc><langUsage>'
    '<language ident="en"/><language ident="he-Latn-x-isr"/></langUsage><textClass><catRef scheme="c:traditions" target="c:tr.{tradition}"/></textClass>'
    "</profileDesc></teiHeader><text><body><div>"
)
SCATTERTEXT = """
import sys, re, pathlib
import pandas as pd, scattertext as st
rows = [(p.name.split("-")[0], re.sub("<[^>]*>", " ", p.read_text())) for p in sorted(pathlib.Path(sys.argv[1]).glob("*.xml"))]
df = pd.DataFrame(rows, columns=["tradition", "text"])
df["parse"] = df.text.apply(st.whitespace_nlp_with_sentences)
corpus = st.CorpusFromParsedDocuments(df, category_col="tradition", parsed_col="parse").build()
html = st.produce_scattertext_explorer(corpus, category="ashlag", category_name="Ashlag", not_category_name="others", minimum_term_frequency=5)
pathlib.Path(sys.argv[2]).write_text(html)
"""


def generate(folder: Path, words: int, each: int = WORDS_A_TEXT) -> None:
    """Write the texts of `each` words; the frequencies of words are those of Zipf's law, and each tradition has words that it prefers."""
    chance = random.Random(1)
    kinds = sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(60_000)})[
        :20_000
    ]
    chance.shuffle(kinds)
    weights = [1 / rank for rank in range(1, len(kinds) + 1)]
    for n in range(max(3, words // each)):
        tradition = list(TERMS)[n % 3]
        text = [HEADER.format(name=f"{tradition}-{n}", tradition=tradition)]
        for p in range(each // 100):
            text.append("<p>")
            for s in range(5):
                chosen = chance.choices(kinds, weights, k=20)
                form, concept = chance.choice(TERMS[tradition])
                chosen[chance.randrange(20)] = (
                    f'<term type="translit" ref="c:{concept}" xml:lang="he-Latn-x-isr">{form}</term>'
                )
                text.append(f'<seg type="sentence" xml:id="s{p}-{s}">{" ".join(chosen)}.</seg> ')
            text.append("</p>")
        text.append("</div></body></text></TEI>\n")
        (folder / f"{tradition}-{n}.xml").write_text("".join(text), encoding="utf-8")


def measured(command: list[str], environment: dict[str, str]) -> str:
    """Return the seconds, those of the processors and the mebibytes of a command with all that it begins."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    memory = 0
    while child.poll() is None:
        memory = max(memory, sum(map(held, tree(child.pid))))
        time.sleep(0.05)
    if child.returncode:
        raise SystemExit(f"failed: {' '.join(command[:3])}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{time.perf_counter() - began:7.1f} s\t{worked:7.1f} s of processor\t{memory / 1024:7,.0f} MiB"


def tree(process: int) -> list[int]:
    """Return the ids of a process and of all that it began."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        children = []
    return [process, *(found for c in children for found in tree(int(c)))]


def held(process: int) -> int:
    """Return the kibibytes that a process holds, of what it shares its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def main() -> None:
    """Generate, measure, print."""
    numbers = [a for a in sys.argv[1:] if a.isdigit()]
    words = int(numbers[0]) if numbers else 1_000_000
    named = "--scattertext" in sys.argv
    peer = sys.argv[sys.argv.index("--scattertext") + 1] if named else sys.executable
    compileall.compile_dir(Path(toolkit.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "texts"
        folder.mkdir()
        generate(folder, words)
        environment = {**os.environ, "YICHUD_CACHE": str(Path(name) / "cache")}
        ours = [
            sys.executable,
            "-c",
            "from toolkit.cli import main; main()",
            "compare",
            str(folder),
            "-q",
            "-o",
        ]
        for what in ("cold", "again"):
            print(f"full report, {words:,} words, {what}", end="\t", flush=True)
            print(measured([*ours, str(Path(name) / "report.html")], environment), flush=True)
        if subprocess.run([peer, "-c", "import scattertext"], capture_output=True, check=False).returncode:
            print("Scattertext is not installed: pip install scattertext")
            return
        theirs = [peer, "-c", SCATTERTEXT, str(folder), str(Path(name) / "st.html")]
        print(f"Scattertext, corpus and one page\t{measured(theirs, environment)}")


if __name__ == "__main__":
    main()
