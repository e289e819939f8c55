from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from diurna.records import Coding, Span, Trigger
from diurna.writers.marks import Mark, cut, find_marks, nearest
from writers.explained import explained
from writers.samples import make_article, make_event, make_speaker, sample

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=8), st.integers(0, 20), st.integers(0, 30))
def test_cut_tiles_the_text_whatever_the_marks(spans, start, length):
    """Pieces follow one another without gap, and each character has exactly the marks that cover it."""
    within = Span(start, start + length)
    marks = [Mark(span, "actor", number) for number, span in enumerate(spans)]

    pieces = list(cut(within, marks))

    assert [index for piece in pieces for index in range(piece.span.start, piece.span.end)] == list(
        range(within.start, within.end)
    )
    for piece in pieces:
        for index in range(piece.span.start, piece.span.end):
            assert set(piece.marks) == {mark for mark in marks if mark.span.start <= index < mark.span.end}


def test_words_without_offsets_are_found_where_they_are_told():
    """Cue, date and count of a record from a store are found nearest to speaker and trigger."""
    article, events = sample()
    coding = Coding(article, events=tuple(events))
    number = 4  # the arrests

    found = {(mark.kind, mark.span.of(article.text)) for mark in find_marks(coding, events) if mark.event == number}

    assert found == {
        ("trigger", "arrested"),
        ("actor", "Police"),
        ("recipient", "protesters"),
        ("speaker", "Pavo Rin"),
        ("cue", "according to"),
        ("speaker", "state television"),
        ("cue", "quoted"),
        ("place", "north"),
        ("date", "Sunday"),
        ("count", "at least 12"),
    }


def test_claims_and_evidence_point_at_cues_and_negation():
    """Where the coding has the draft, its claims and evidence say where the words stand."""
    coding = explained()

    found = {(mark.kind, mark.span.of(coding.article.text)) for mark in find_marks(coding, coding.events)}

    assert {("cue", "said"), ("status", "not")} <= found


def test_words_that_stand_elsewhere_are_not_marked():
    """A record of another text marks nothing, rather than the wrong words."""
    article = make_article()
    speaker = make_speaker(article, "Anna Holm", "said")
    event = make_event(article, "send aid", actors=[("Norland", "NOR")], speakers=(speaker,))
    other = Coding(make_article("Short text.", None))
    odd = replace(event, trigger=Trigger(text="", start=0, end=0), text="")

    assert find_marks(other, [event]) == []
    assert find_marks(other, [odd]) == []


def test_nearest_takes_whole_words_only():
    """The word "on" is not found inside "London"."""
    text = "In London on one day, and on another"

    assert nearest(text, "on", Span(36, 36), Span(0, 12)) == Span(10, 12)
    assert nearest(text, "on", Span(0, 9), Span(0, len(text))) == Span(10, 12)
    assert nearest(text, "Lond", Span(0, 1), Span(0, len(text))) is None
