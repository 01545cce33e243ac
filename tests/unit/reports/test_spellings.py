from toolkit.reports.pictures.spelling import MOST, spellings


def drawn(rows):
    chart = spellings("Spellings", rows, {r["text"]: r["text"] for r in rows})
    assert chart is not None
    return chart.caption, [v["text"] for v in chart.specification["data"]["values"]]


def test_of_many_texts_those_are_drawn_that_keep_least_to_one_spelling():
    rows = [{"text": f"t{n:02}", "spelling": "israeli", "share": 1.0} for n in range(MOST)]
    mixed = [{"text": "mixed", "spelling": s, "share": 0.5} for s in ("israeli", "ashkenazi")]
    assert drawn(rows) == ("Spellings", [r["text"] for r in rows])
    caption, texts = drawn([*rows, *mixed])
    assert caption == "Spellings: the 40 that keep least to one"
    assert texts == [*(r["text"] for r in rows[:-1]), "mixed", "mixed"]
