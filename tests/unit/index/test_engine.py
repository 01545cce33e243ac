import pytest

from toolkit.ground.errors import InternalError
from toolkit.index.engine import opened, write_sets
from toolkit.index.observe import observe
from toolkit.index.spoken import running
from toolkit.index.tables import BESIDE, OBSERVED
from toolkit.tei.reader import read


def test_rows_go_to_parquet_and_come_back(make_tei, tmp_path):
    observed = observe(read(make_tei("alpha", ['A <term type="translit" ref="c:zivug">Zivug</term>.'])))
    write_sets([observed], tmp_path)
    with opened() as fresh, opened() as kept:
        fresh.add(observed)
        kept.add_files({tmp_path: ["alpha"]})
        for name in OBSERVED.keys() - BESIDE:
            assert kept.rows(f"SELECT * FROM {name}") == fresh.rows(f"SELECT * FROM {name}"), name
        words, others = (engine.give_words()["alpha"] for engine in (fresh, kept))
        assert words.kinds == others.kinds
        assert [list(a) for a in words.arrays] == [list(a) for a in others.arrays]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        f"{n}.parquet" for n in OBSERVED if observed[n]
    )


def test_a_sealed_engine_reads_and_writes_no_file(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    with opened() as engine:
        engine.seal()
        for sql in (
            f"SELECT * FROM read_csv('{secret}')",
            f"COPY (SELECT 1) TO '{tmp_path / 'out.csv'}'",
            f"ATTACH '{tmp_path / 'x.db'}'",
            "INSTALL httpfs",
            "SET enable_external_access = true",
        ):
            with pytest.raises(InternalError, match="a query failed"):
                engine.rows(sql)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["secret.csv"]


def test_the_path_of_a_text_is_that_of_its_input(make_tei):
    text = read(make_tei("alpha", ["Plain."]), "somewhere.xml")
    with opened() as engine:
        engine.add(observe(text))
        engine.add({"inputs": [(text.sha256, "texts/alpha.xml")]})
        engine.seal()
        assert engine.rows("SELECT path FROM texts") == [("texts/alpha.xml",)]


def test_quotes_and_odd_names_are_data(make_tei, tmp_path):
    folder = tmp_path / "it's; DROP TABLE texts; --"
    folder.mkdir()
    observed = observe(read(make_tei("alpha", ["Rob'); DROP TABLE texts; --"])))
    write_sets([observed], folder)
    with opened() as engine:
        engine.add_files({folder: ["alpha"]})
        assert engine.rows("SELECT quote FROM sentences") == [("Rob'); DROP TABLE texts; --",)]


def test_of_the_texts_that_share_files_those_are_loaded_that_are_asked_for_there(make_tei, tmp_path):
    former, latter = tmp_path / "former", tmp_path / "latter"
    for folder, words in ((former, {"a": "Old.", "b": "Other."}), (latter, {"a": "New."})):
        folder.mkdir()
        write_sets([observe(read(make_tei(name, [text]))) for name, text in words.items()], folder)
    with opened() as engine:
        engine.add_files({former: ["b"], latter: ["a"]})
        said = running(engine)
        assert [(t.text, said.kinds[said.kind[t.start]].form) for t in said.texts] == [
            ("a", "new"),
            ("b", "other"),
        ]
