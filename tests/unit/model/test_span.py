import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))


@given(spans, spans)
def test_overlap_and_crossing_agree_with_sets_of_positions(a, b):
    in_a, in_b = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.overlaps(b) == bool(in_a & in_b)
    assert a.crosses(b) == b.crosses(a)
    if a.crosses(b):
        assert in_a & in_b
        assert in_a - in_b
        assert in_b - in_a


@pytest.mark.parametrize("bad", [(-1, 2), (3, 2)])
def test_a_span_does_not_run_backwards(bad):
    with pytest.raises(ValueError, match="not a span"):
        Span(*bad)


def test_offsets_count_code_points():
    assert Span(1, 3).of("a\U0001f600ב!") == "\U0001f600ב"
