from toolkit.ground.bundle import annotations_folder


def test_a_project_s_own_annotations_go_before_the_bundled_ones(tmp_path):
    own = tmp_path / "annotations"
    own.mkdir()
    (own / "concepts.xml").write_text("<TEI/>")
    deep = tmp_path / "texts" / "a"
    deep.mkdir(parents=True)
    assert annotations_folder(near=deep) == own
    assert annotations_folder(near=deep / "file.xml") == own


def test_without_own_ones_the_bundled_ones_serve(tmp_path):
    bundled = annotations_folder(near=tmp_path)
    assert (bundled / "concepts.xml").is_file()
    assert bundled == annotations_folder()
