"""The type of what a text tells between two given parties."""

import diurna
from builders import make_coding
from diurna.events.between import bearers, governors, lacking, type_between, type_told
from diurna.events.judging import words_of
from diurna.events.predicates import find_predicates
from diurna.lexicons.events import event_lexicon
from diurna.model.events import type_model
from diurna.records import Article, Coding


def resolved(text):
    """A text up to its parties."""
    coding = Coding(Article(id="a", text=text))
    for stage in diurna.Coder().stages[:4]:
        coding = stage(coding)
    return coding


def test_probabilities_are_of_all_types():
    """Types between two parties sum to one, and a plain case is plain."""
    coding = resolved("Kenya sent two tonnes of rice and medicines to Somalia on Friday.")
    first, last = (words_of(coding, mention) for mention in coding.mentions if mention.kind == "name")

    shares = type_between(coding, type_model(), event_lexicon(), first, last)

    assert abs(sum(shares.values()) - 1) < 1e-6
    assert max(shares, key=shares.get) == "AID"


def test_a_type_that_stands_alone_says_the_status_too():
    """Of a deed refused or announced, told by its type alone, that is REJECT or THREATEN; beside a status it stays as it is."""
    assert type_told("AGREE", "negated", alone=True) == "REJECT"
    assert type_told("AGREE", "negated", alone=False) == "AGREE"
    assert type_told("ASSAULT", "negated", alone=True) == "ASSAULT"
    assert type_told("PROTEST", "future", alone=True) == "THREATEN"
    assert type_told("PROTEST", "future", alone=False) == "PROTEST"


def test_what_lies_in_the_future_is_rewritten_as_plover_has_it():
    """A meeting to come is AGREE, a retreat announced CONCEDE, whether the type stands alone or not."""
    for alone in (True, False):
        assert type_told("CONSULT", "future", alone=alone) == "AGREE"
        assert type_told("RETREAT", "future", alone=alone) == "CONCEDE"
        assert type_told("CONSULT", "actual", alone=alone) == type_told("CONSULT", None, alone=alone) == "CONSULT"


def test_statuses_are_read_only_where_given():
    """Between two parties a strike to come is a THREATEN where nothing else tells its status, and else a PROTEST."""
    coding = resolved("Nurses will hold a strike against the ministry of health of Kenya on Friday.")
    mentions = [mention for mention in coding.mentions if mention.kind != "pronoun"]
    first, last = words_of(coding, mentions[0]), words_of(coding, mentions[-1])
    strike = next(token.index for token in coding.analysis.tokens if token.text == "strike")
    hold = next(token.index for token in coding.analysis.tokens if token.text == "hold")

    plain = type_between(coding, type_model(), event_lexicon(), first, last)
    alone = type_between(coding, type_model(), event_lexicon(), first, last, None, {strike: "future", hold: "future"})

    assert max(plain, key=plain.get) == "PROTEST"
    assert max(alone, key=alone.get) == "THREATEN"


def test_words_that_govern_both_parties_count_as_near():
    """The verb over both is nearest, one over one of them less, one over neither not at all."""
    analysis = resolved("Kenya thanked Somalia after rain fell.").analysis
    near = {
        token.text: apart for token, apart in zip(analysis.tokens, lacking(analysis, [(0, 0), (2, 2)]), strict=True)
    }

    assert near["thanked"] == 0
    assert near["fell"] == 2


def test_joined_clauses_govern_their_own():
    """Of two clauses with "and" each governs its own object, and both their common subject."""
    analysis = make_coding(
        """
        Togo Togo PROPN NNP 2 nsubj
        seized seize VERB VBD 0 root
        a a DET DT 4 det
        ship ship NOUN NN 2 obj
        and and CCONJ CC 6 cc
        shelled shell VERB VBD 2 conj
        Benin Benin PROPN NNP 6 obj
        """
    ).analysis
    words = {index: token.text for index, token in enumerate(analysis.tokens)}

    assert {words[index] for index in governors(analysis, analysis.tokens[0])} == {"seized", "shelled"}
    assert {words[index] for index in governors(analysis, analysis.tokens[6])} == {"shelled"}
    assert {words[index] for index in governors(analysis, analysis.tokens[3])} == {"seized"}


def test_what_the_recipient_is_called_does_not_decide():
    """A shooting that is condemned is no shooting between the two."""
    coding = resolved("Kenya condemned the deadly shooting and bombing of villagers in Somalia.")
    text = [token.text for token in coding.analysis.tokens]
    actor, recipient = (0, 0), (text.index("the"), text.index("Somalia"))

    shares = type_between(coding, type_model(), event_lexicon(), actor, recipient, None, {})

    assert max(shares, key=shares.get) == "ACCUSE"
    assert shares["ACCUSE"] > 2 * shares["ASSAULT"]


def test_calls_and_letters_bear_what_they_say():
    """A call to thank bears thanks; a call to a colleague, and talks to end a war, bear nothing."""
    told = {
        "Kenya's president called the Ghanaian president on Friday to thank Ghana.": ["called"],
        "Kenya's president called the Ghanaian president on Friday.": [],
        "Kenya's president met the Ghanaian president on Friday to thank Ghana.": [],
    }
    for text, wanted in told.items():
        coding = resolved(text)
        found = find_predicates(coding, event_lexicon())
        assert [coding.analysis.tokens[index].text for index in bearers(coding, found)] == wanted
