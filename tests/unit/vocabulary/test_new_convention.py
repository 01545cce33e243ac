"""A convention is one file: laid beside the others, all that asks for spellings knows it."""

import json
import shutil
import subprocess
import sys

from toolkit.vocabulary import spelling

VALLEY = """
name = "Spelling of a valley, made up for a test"
label = "valley"
tag = "x-vall"
spelling = "valley"
marks = ["ey"]
signs = ["ey"]

[writes]
holam = "ey"

[[row]]
name = "holam ey"
sound = ["holam"]
write = ["ey"]
shows = "valley"
"""

ASK = """
import json, pathlib, sys
from toolkit.vocabulary import spelling
spelling.FOLDER = pathlib.Path(sys.argv[1])
from toolkit.model.annotation import Transliteration
from toolkit.model.span import Span
from toolkit.pipeline import build, recognise
from toolkit.reports.sections.corpus import spelling as label
from toolkit.vocabulary.document import document_tag

found = recognise("The Zeyhar tells of Adam Kadmeyn, and of Atzilut beneath it.", build()).transliterations
print(json.dumps({
    "words": [(t.text, t.convention, t.reason.partition(";")[0]) for t in found],
    "document": document_tag(found),
    "layer": [spelling.latin_tag("he", t.convention) for t in found],
    "read": spelling.spelling_of("he-Latn-x-vall"),
    "label": label("x-vall"),
    "writes": spelling.conventions()["valley"].write("קַדְמוֹן"),
}))
"""


def test_a_convention_is_one_new_file(tmp_path):
    folder = tmp_path / "conventions"
    shutil.copytree(spelling.FOLDER, folder)
    (folder / "valley.toml").write_text(VALLEY, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(folder)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    words = {text: (shown, reason) for text, shown, reason in told["words"]}
    assert words["Zeyhar"] == ("valley", "זֹהַר: holam written ey")
    assert words["Adam Kadmeyn"][0] == "valley"
    assert words["Atzilut"][0] == "israeli"
    assert told["document"] == "x-vall"
    assert "he-Latn-x-vall" in told["layer"]
    assert (told["read"], told["label"]) == ("valley", "valley")
    assert told["writes"] == "kadmeyn"


def test_the_files_agree_with_each_other():
    held = spelling.conventions()
    named = {c.spelling for c in held.values()} - {spelling.OTHER}
    assert named == set(spelling.spelling_tags()), "every spelling is the name of a convention"
    assert len({c.tag for c in held.values()}) == len(held)
    assert sum(c.fallback for c in held.values()) == 1
    shown = {row.shows for rows in spelling.every_row().values() for row in rows} - {""}
    assert shown <= named
    assert all(c.admits <= named | {spelling.OTHER} for c in held.values())
