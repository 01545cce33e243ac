from contextlib import ExitStack

import pytest

from toolkit.index.engine import opened
from toolkit.index.grouping import grouped
from toolkit.index.observe import observe
from toolkit.index.references import references
from toolkit.tei.reader import read


@pytest.fixture
def engine_of(vocabulary):
    """Makes an engine over TEI texts given as bytes, for some topics."""
    with ExitStack() as stack:

        def make(*texts, topics=("unification", "inclusion"), finds=(), by="tradition", **options):
            engine = stack.enter_context(opened())
            read_texts = [read(data, f"{i}.xml") for i, data in enumerate(texts)]
            for text in read_texts:
                engine.add(observe(text, finds))
            inputs = [(t.sha256, t.path) for t in read_texts]
            fields = {
                t.id: {
                    "text": t.id,
                    "title": t.header.title,
                    "tradition": t.header.tradition,
                    "date": t.header.date,
                }
                for t in read_texts
            }
            grouping = grouped(fields, by, vocabulary)
            worded = {t.id for t in read_texts if t.header.form != "restatement"}
            engine.add(
                references(
                    vocabulary, inputs=inputs, topics=topics, grouping=grouping, worded=worded, **options
                )
            )
            engine.seal()
            return engine

        yield make


@pytest.fixture
def showing():
    """Has an engine show the sentences that these tables list, as a report does."""

    def show(engine, *tables):
        ids = (i for t in tables for cell in t.column("passages") for i in (cell or "").split())
        engine.show(dict.fromkeys(tuple(i.split("#")) for i in ids))
        return engine

    return show
