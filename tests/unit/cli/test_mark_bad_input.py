"""Whatever `yichud mark` is given: the same characters and offsets back, or a refusal in words; never a traceback."""

import gzip
import hashlib
import io
import json
import sys

import pytest

from toolkit import cli

LINE = "The Sefiros of Atzilus and some more words, as Tanya ch. 4 says. "
BOM = b"\xef\xbb\xbf"

READ = {
    "empty": b"",
    "only white space": b" \n\t\r\n ",
    "one long line": (LINE * 1_500).encode(),
    "a long word": b"a" * 300_000,
    "a lone surrogate": "a \ud800 Sefiros \udfff".encode("utf-8", "surrogatepass"),
    "only punctuation": ("?!.,;:*_–—…()[]{}" * 100).encode(),
    "only Hebrew": ("שלום עולם ספירות " * 100).encode(),
    "mixed directions": "abc \u202eSefiros\u202c ספירות Atzilus (התכללות) hitkalelut".encode(),
    "null bytes": b"\x00Sefiros\x00 of Atzilus\x00",
    "combining marks": ("Sefiros a" + "\u0301" * 100_000 + " Atzilus").encode(),
    "line ends of all kinds": b"Sefiros\r\n\r\nAtzilus\rBinah\n\nKeter\r\n",
    "astral characters": "𝔖 😀 Sefiros 😀 Atzilus 👨‍👩‍👧".encode(),
    "a byte order mark": BOM + "The Sefiros 😀 of Atzilus".encode(),
    "a tag that is none": b"<Sefiros> is what the copyist wrote of Atzilus.",
}

REFUSED = {
    "invalid UTF-8": (b"one\nSefiros \xff\xfe of", ":2: I04", "0xFF is not UTF-8"),
    "Latin-1": ("caf\xe9 Sefiros".encode("latin-1"), ":1: I04", "not UTF-8"),
    "UTF-16": ("The Sefiros".encode("utf-16"), ": I03", "UTF-16"),
    "UTF-16, big end first": (b"\xfe\xff" + "The Sefiros".encode("utf-16-be"), ": I03", "UTF-16"),
    "gzip": (gzip.compress(b"The Sefiros"), ": I03", "gzip"),
    "an archive": (b"PK\x03\x04" + b"word/document.xml", ": I03", "ZIP"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", ": I03", "PDF"),
    "HTML": (b"<!DOCTYPE html><html><body>Sefiros</body></html>", ": X07", "document type"),
    "XML that is broken": (b"<?xml version='1.0'?><TEI><text>", ": X01", "well-formed"),
}


@pytest.fixture
def run(tmp_path, capsysbinary):
    def run(data, *options, name="text"):
        path = tmp_path / name
        path.write_bytes(data)
        code = cli.run(["mark", str(path), *options])
        out, err = capsysbinary.readouterr()
        assert b"Traceback" not in err
        return code, out.decode(), err.decode()

    return run


def spans(record):
    """Yield every stretch of the JSON object with the words that stand there by its own account."""
    for layer in ("transliterations", "terms", "citations", "voices"):
        for item in record[layer]:
            yield item["start"], item["end"], item["text"]
    for item in record["glosses"]:
        yield *item["term"], item["term_text"]
        yield *item["gloss"], item["gloss_text"]


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_characters_and_offsets_come_back(run, data):
    code, out, _ = run(data, "--json")
    record = json.loads(out)
    text = data.removeprefix(BOM).decode("utf-8", "surrogatepass")
    assert code == 0
    assert record["sha256"] == hashlib.sha256(data.removeprefix(BOM)).hexdigest()
    assert all(text[start:end] == words for start, end, words in spans(record))
    if "Sefiros" in text and "Sefiros>" not in text:
        assert "Sefiros" in [t["text"] for t in record["transliterations"]]


@pytest.mark.parametrize("option", [(), ("--html",)])
@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_it_can_be_shown(run, data, option):
    code, out, _ = run(data, *option)
    assert code == 0
    assert not {"\x00", "\x1b", "\u202e"} & set(out)


@pytest.mark.parametrize(("data", "place", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused_in_words(run, data, place, said):
    code, out, err = run(data, "--json")
    assert (code, out) == (2, "")
    assert place in err
    assert said in err


def test_a_folder_is_refused(tmp_path, capsys):
    assert cli.run(["mark", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_the_object_is_the_documented_one(run):
    text = 'The Ari writes that "the Sefiros are one" (Etz Chaim 39:2); hitkalelut (inclusion), Upper Light.'
    _, out, _ = run(text.encode(), "--json")
    record = json.loads(out)
    assert list(record) == [
        "sha256",
        "transliterations",
        "terms",
        "citations",
        "voices",
        "glosses",
        "spelling",
    ]
    shares = {"ashkenazi": 0.5, "israeli": 0.5}  # Sefiros, hitkalelut
    assert record["spelling"] == {"convention": "ashkenazi", "mixed": True, "shares": shares}
    wanted = {
        "transliterations": "start end text kind lang convention hebrew concept loanword confidence reason",
        "terms": "start end text concept confidence reason",
        "citations": "start end text work place link",
        "voices": "start end text who extent direct",
        "glosses": "start end term gloss",
    }
    for layer, keys in wanted.items():
        assert record[layer], layer
        assert set(keys.split()) <= set(record[layer][0]), layer
    assert set(record["transliterations"][0]) == set(wanted["transliterations"].split())


def test_offsets_in_tei_are_those_of_its_text(run, make_tei):
    data = make_tei("a", ["The <hi>Sefi</hi>ros &amp; 😀", "of Atzilus."]).replace(b"\n", b"\r\n")
    from toolkit.tei.reader import read

    characters = read(data, "a.xml").characters
    for given in (data, BOM + data):
        _, out, _ = run(given, "--json", name="a.xml")
        record = json.loads(out)
        assert [characters[s:e] for s, e, _ in spans(record)] == ["Sefiros", "Atzilus"]
        assert record["sha256"] == hashlib.sha256(characters.encode()).hexdigest()


def test_layers_are_chosen_and_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Tanya ch. 4, Sefiros ספירות".encode())))
    assert cli.run(["mark", "--json", "--layer", "citations", "--layer", "hebrew", "-"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert list(record) == ["sha256", "citations", "hebrew"]
    assert record["hebrew"][0]["concept"] == "sefirot"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--html", "--json"], "exclude each other"),
        (["-o", "out.txt"], "--html or --json"),
        (["--layer", "x"], "x"),
    ],
)
def test_options_that_do_not_fit(options, said, capsys):
    assert cli.run(["mark", *options, "-"]) == 2
    assert said in capsys.readouterr().err
