import pytest

from toolkit.ground.errors import InputError
from toolkit.standoff.format import read_layer, read_layers, write_layer
from toolkit.standoff.layer import order


def test_a_layer_is_read_as_it_is_written(layer):
    data = write_layer(layer)
    read = read_layer(data)
    assert sorted(read.entries, key=order) == sorted(layer.entries, key=order)
    assert (read.id, read.sha256, read.length, read.transliterations) == (
        layer.id,
        layer.sha256,
        layer.length,
        layer.transliterations,
    )
    assert write_layer(read) == data


def test_a_layer_holds_no_words_but_short_terms(layer, base):
    data = write_layer(layer).decode()
    assert "Masach" in data
    for sentence in ("It never sleeps", "nobody has ever counted", "named by the teacher"):
        assert sentence in base
        assert sentence not in data


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('type="asterisk"', 'type="starry"', "L03"),
        ("src:sample:0,10", "src:sample:10,0", "L03"),
        ("src:sample:0,10", "#p1", "L03"),
        ('<idno type="sha256">', '<idno type="url">', "L02"),
        ("<extent n=", "<extent rend=", "L02"),
    ],
)
def test_what_is_no_layer_is_refused_with_its_place(layer, old, new, code):
    data = write_layer(layer).decode()
    assert old in data
    with pytest.raises(InputError) as error:
        read_layer(data.replace(old, new, 1).encode(), "x.xml")
    assert [f.code for f in error.value.findings] == [code]
    assert error.value.findings[0].line > 0


def test_the_layers_of_a_folder_are_read_by_name(layer, tmp_path):
    (tmp_path / "b.xml").write_bytes(write_layer(layer))
    (tmp_path / "a.xml").write_bytes(write_layer(layer))
    assert [x.path for x in read_layers(tmp_path)] == [str(tmp_path / "a.xml"), str(tmp_path / "b.xml")]
    assert read_layers(tmp_path / "nowhere") == ()
