"""Asides with the verb before the speaker: the tree around them is mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.language import Analyser
from diurna.language.asides import mend_asides
from diurna.language.given import analyse_words
from diurna.records import Parse


@pytest.fixture(scope="module")
def read():
    """Each word of a sentence with its relation and the word that it hangs from."""
    analyser = Analyser()

    def tree(sentence):
        tokens = analyse_words("a", [sentence.split()], analyser).analysis.tokens
        return {token.text: (token.relation, tokens[token.head].text if token.head >= 0 else None) for token in tokens}

    return tree


@pytest.mark.parametrize(
    ("sentence", "subject", "verb", "speaker", "predicate"),
    [
        ("The rebels , said the minister , attacked two towns .", "rebels", "said", "minister", "attacked"),
        ("Peru , says Vega , will expel the envoys .", "Peru", "says", "Vega", "expel"),
        ("The troops , added Vega , had crossed the border at dawn .", "troops", "added", "Vega", "crossed"),
        ("Two guards , said police , were killed by rebels .", "guards", "said", "police", "killed"),
    ],
)
def test_what_an_aside_cuts_is_one_clause(read, sentence, subject, verb, speaker, predicate):
    """The subject is the predicate's, the speaker the aside's, and the aside hangs beside."""
    tree = read(sentence)

    assert tree[subject][1] == predicate
    assert tree[subject][0].startswith("nsubj")
    assert tree[verb] == ("parataxis", predicate)
    assert tree[speaker] == ("nsubj", verb)
    assert tree[predicate] == ("root", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The company , founded by Vega , attacked the plan .",
        "Diaz , said to be the richest man in Lima , was arrested .",
        "The rebels , the minister said , attacked two towns .",
        "The minister said on Monday , after talks , that rebels had fled .",
    ],
)
def test_other_clauses_between_commas_stay(read, sentence):
    """Only a finite verb of saying with a speaker right behind it opens an aside."""
    assert not any(
        relation == "parataxis" and word in ("founded", "after") for word, (relation, _) in read(sentence).items()
    )
    before = Parse(
        ["NOUN", "PUNCT", "VERB", "ADP", "PROPN", "PUNCT", "VERB"], ["NN", ",", "VBN", "IN", "NNP", ",", "VBD"],
        ["company", ",", "found", "by", "Vega", ",", "attack"], [7, 3, 1, 5, 3, 1, 0],
        ["nsubj", "punct", "acl", "case", "obl:agent", "punct", "root"], [],
    )  # fmt: skip
    assert mend_asides(["company", ",", "founded", "by", "Vega", ",", "attacked"], before) is before


@given(
    st.integers(4, 12).flatmap(
        lambda size: st.tuples(st.lists(st.integers(0, size), min_size=size, max_size=size), st.data())
    )
)
def test_a_tree_stays_a_tree(drawn):
    """Whatever the words and labels: every word still reaches the root, and nothing but heads and relations moves."""
    wild, data = drawn
    size = len(wild)
    heads = [0, *(data.draw(st.integers(1, place)) for place in range(1, size))]
    words = [data.draw(st.sampled_from([",", "said", "Vega", "had", "fled"])) for _ in range(size)]
    parse = Parse(
        [{",": "PUNCT", "Vega": "PROPN"}.get(word, "VERB") for word in words],
        ["VBD"] * size,
        ["say" if word == "said" else word for word in words],
        heads,
        [data.draw(st.sampled_from(["nsubj", "aux", "ccomp", "obj"])) for _ in range(size)],
        [],
    )

    found = mend_asides(words, parse)

    for place in range(size):
        seen = 0
        while found.heads[place] and seen <= size:
            place, seen = found.heads[place] - 1, seen + 1
        assert seen <= size
    assert found.heads.count(0) == 1
    assert (found.upos, found.lemmas) == (parse.upos, parse.lemmas)
