"""Reading attributions, and holding claims against them."""

import json

import pytest

from diurna.errors import GoldError
from diurna.records import Span
from diurna.scoring.speakers import Attribution, has_nested, read_attributions, score_speakers

TEXT = "Mali will wait, the envoy said. Chad left."
#       0123456789012345678901234567890


def claim(source, cue, content, head=None):
    """An attribution from the words of the text."""

    def spans(words):
        return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()

    return Attribution(spans(source), spans(cue), spans(content), spans(head)[0] if head else None)


GOLD = claim("the envoy", "said", "Mali will wait", "envoy")


def test_the_same_claim_is_right_in_everything():
    """Found as in gold, punctuation aside."""
    found = Attribution(GOLD.source, GOLD.cue, (Span(0, 15),), GOLD.head)  # with the comma

    assert score_speakers([(TEXT, [GOLD], [found])]) == {
        "claim_overlap_f1": 1.0, "source_exact": 1.0, "content_exact": 1.0, "content_token_f1": 1.0, "triple_overlap_f1": 1.0,
    }  # fmt: skip


def test_parts_are_judged_apart():
    """A wrong head, a content a word short and another cue each cost their own figure."""
    found = claim("the envoy", "Chad", "will wait", "the")

    figures = score_speakers([(TEXT, [GOLD], [found])])

    assert figures["claim_overlap_f1"] == 1
    assert (figures["source_exact"], figures["content_exact"], figures["triple_overlap_f1"]) == (0, 0, 0)
    assert figures["content_token_f1"] == pytest.approx(4 / 5)


def test_missed_and_needless_claims_cost_overlap():
    """One claim missed and one found that is none: no overlap, and nothing to judge."""
    figures = score_speakers([(TEXT, [GOLD], [claim("Chad", "left", "Chad left")])])

    assert figures["claim_overlap_f1"] == figures["source_exact"] == 0


def test_a_source_that_is_hidden_in_both_is_right():
    """No source is an answer too."""
    hidden = claim("", "said", "Mali will wait")

    figures = score_speakers([(TEXT, [hidden], [hidden]), (TEXT, [GOLD], [hidden])])

    assert figures["source_exact"] == figures["triple_overlap_f1"] == 0.5


def test_the_words_of_the_cue_are_not_content():
    """Where a content runs around its cue and source ("Mali, the envoy said, will wait"), these are left out."""
    around = Attribution(GOLD.source, GOLD.cue, (Span(0, 31),), GOLD.head)

    assert score_speakers([(TEXT, [GOLD], [around])])["content_exact"] == 1


def test_nested_claims_are_told():
    """A cue inside another claim's content makes a corpus one that marks chains."""
    inner = claim("envoy", "said", "Chad left")
    outer = Attribution((), (Span(32, 36),), (Span(0, 31),))

    assert has_nested([outer, inner])
    assert not has_nested([inner])


def test_faults_come_together(tmp_path):
    """No JSON, no attributions, a span outside the text and one that is backwards, each with its line."""
    good = {"id": "a", "text": TEXT, "attributions": [{"source": [], "cue": [[26, 30]], "content": [[0, 14]]}]}
    outside = good | {"attributions": [{"source": [], "cue": [[26, 300]], "content": [[0, 14]]}]}
    backwards = good | {"attributions": [{"source": [], "cue": [[30, 26]], "content": [[0, 14]]}]}
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(["{", json.dumps({"id": "a", "text": TEXT}), json.dumps(outside), json.dumps(backwards)]))

    with pytest.raises(GoldError) as caught:
        read_attributions(path)

    assert [fault.split(":")[0] for fault in caught.value.faults] == [f"{path} line {line}" for line in range(1, 5)]


def test_the_title_is_the_headline_where_it_opens_the_text(tmp_path):
    """A first line that is the title, with or without its full stop, is the headline; another is none."""
    path = tmp_path / "gold.jsonl"
    text = "Mali waits.\n\nThe envoy said so."
    row = {"id": "a", "text": text, "attributions": [{"source": [], "cue": [[23, 27]], "content": [[0, 4]]}]}
    path.write_text(json.dumps(row | {"title": "Mali waits"}) + "\n" + json.dumps(row | {"title": "Chad waits"}) + "\n")

    titled, untitled = read_attributions(path)

    assert (titled.headline, untitled.headline) == (Span(0, 11), None)
