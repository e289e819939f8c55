"""Where quotation marks open and close, whatever the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diurna.attribution.quotes import OPENERS, find_quotations, paragraphs


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we left” and sat.", ["“we left”"]),
        ('He said "we left" and "we ate".', ['"we left"', '"we ate"']),
        ("He said «we left».", ["«we left»"]),
        ("He said ‘we left Diaz’s port’, then.", ["‘we left Diaz’s port’"]),
        ("He said 'we left' and didn't.", ["'we left'"]),
        ("The ministers' car and Diaz's own.", []),
        ("He said “we ‘left’ it”.", ["“we ‘left’ it”"]),
        ('He said “we left" today.', ['“we left"']),
        ("He said ``we left'' today.", ["``we left''"]),
        ('A 5" nail and a ” mark.', []),
        ("He said “we left and sat.\n\nShe ate.", []),
        ("“We left and sat.\n\nShe ate.", ["“We left and sat."]),
        ("“We left.\n\n“We sat,” he said.", ["“We left.", "“We sat,”"]),
        ("He “left the port. She “sat”.", ["“sat”"]),
    ],
)
def test_quotations(text, quoted):
    """Marks pair by their kind and their neighbours; what pairs with nothing is passed over."""
    assert [found.span.of(text) for found in find_quotations(text)] == quoted


def test_open_quotation_goes_on_where_next_paragraph_opens():
    """A quotation left open runs on only into a paragraph that opens with a mark."""
    first, second = find_quotations("“We left.\n\n“We sat,” he said.")
    (alone,) = find_quotations("“We left.\n\nShe sat.")

    assert (first.continued, second.continued, alone.continued) == (True, False, False)


TEXTS = st.text(alphabet=st.sampled_from(" \n\t.,?!aBs5-()“”„«»‘’'\"`\r\u2028"), max_size=60) | st.text(max_size=60)


@given(TEXTS)
@example("“\r``")
def test_any_text_goes_through(text):
    """Whatever the text: no exception, quotations in order, apart, and each inside one paragraph."""
    spans = paragraphs(text)
    position = 0
    for found in find_quotations(text):
        assert position <= found.span.start < found.span.end <= len(text)
        position = found.span.end
        (home,) = [number for number, span in enumerate(spans) if span.covers(found.span)]
        if found.continued:
            assert text.startswith((*OPENERS, "``"), spans[home + 1].start)
