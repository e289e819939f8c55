"""Whatever a tagger and a parser make of a text, both stages go through and keep their promises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.attribution import AttributeStatus, find_claims
from diurna.records import Analysis, Article, Coding, Sentence, Span, Token
from diurna.records.analysis import NO_HEAD
from diurna.records.draft import Draft

WORDS = st.sampled_from(
    [
        "said",
        "say",
        "told",
        "according",
        "to",
        "per",
        "in",
        "words",
        ",",
        '"',
        "“",
        "”",
        ":",
        ".",
        "?",
        "not",
        "no",
        "never",
        "would",
        "have",
        "if",
        "whether",
        "that",
        "who",
        "Peru",
        "Diaz",
        "he",
        "plan",
        "refuse",
        "prevent",
        "from",
        "signing",
        "without",
        "instead",
        "of",
        "claim",
        "statement",
        "'s",
        "by",
        "reportedly",
        "criticised",
        "critical",
        "call",
        "for",
        "expected",
        "first",
        "\n",
    ]
)
TAGS = st.sampled_from(
    [
        "VERB/VBD",
        "VERB/VB",
        "VERB/VBG",
        "VERB/VBN",
        "VERB/VBZ",
        "NOUN/NN",
        "PROPN/NNP",
        "ADJ/JJ",
        "AUX/MD",
        "PUNCT/,",
        "ADP/IN",
        "PART/TO",
        "PRON/PRP",
    ]
)
RELATIONS = st.sampled_from(
    [
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "acl:relcl",
        "csubj",
        "parataxis",
        "conj",
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "obl:agent",
        "nmod",
        "nmod:poss",
        "case",
        "mark",
        "aux",
        "aux:pass",
        "cop",
        "advmod",
        "amod",
        "det",
        "cc",
        "punct",
        "fixed",
        "appos",
        "flat",
        "compound",
        "compound:prt",
        "dep",
    ]
)


@st.composite
def codings(draw):
    """One sentence with any words in any tree (each head is free, but for cycles), and a draft at every word."""
    words = draw(st.lists(st.tuples(WORDS, TAGS, RELATIONS), min_size=1, max_size=14))
    order = draw(st.permutations(range(len(words))))
    tokens, text = [None] * len(words), " ".join(word or "x" for word, _, _ in words)
    start, spans = 0, []
    for word, _, _ in words:
        spans.append(Span(start, start + len(word or "x")))
        start = spans[-1].end + 1
    for rank, index in enumerate(order):
        word, tag, relation = words[index]
        head = NO_HEAD if rank == 0 else order[draw(st.integers(0, rank - 1))]
        upos, xpos = tag.split("/")
        tokens[index] = Token(
            index, spans[index], word or "x", word or "x", upos, xpos, head, relation if rank else "root"
        )
    sentence = Sentence(draw(st.integers(0, 1)), Span(0, len(text)), 0, len(tokens))
    drafts = tuple(
        Draft(id=str(token.index), sentence=1, trigger=token.span, predicate=token.index, event="AGREE")
        for token in tokens
    )
    return Coding(Article(id="x", text=text), Analysis(tuple(tokens), (sentence,)), drafts=drafts)


@settings(max_examples=300, deadline=None)
@given(codings())
def test_any_tree_goes_through(coding):
    """No exception; every span lies in the text; claims nest without circles; each draft's status has evidence."""
    claims = {claim.id: claim for claim in find_claims(coding)}
    coding = type(coding)(coding.article, coding.analysis, claims=tuple(claims.values()), drafts=coding.drafts)
    whole = Span(0, len(coding.article.text))

    for claim in claims.values():
        assert all(whole.covers(span) for span in (claim.cue, claim.content, claim.source or claim.cue))
        seen = {claim.id}
        while claim.within is not None:
            claim = claims[claim.within]
            assert claim.id not in seen
            seen.add(claim.id)
    for draft in AttributeStatus()(coding).drafts:
        assert any(item.field == "status" for item in draft.evidence)
        assert len(draft.claims) == sum(item.field == "speakers" for item in draft.evidence)
