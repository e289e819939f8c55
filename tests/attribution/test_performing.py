"""Words that do what they say, and attempts that came to nothing."""

import pytest
from trees import plant

from diurna.attribution import AttributeStatus, find_claims, status_of
from diurna.attribution.stage import claims_around
from diurna.records import Claim
from diurna.records.draft import Draft

WOULD = "{who}|{who}|PRP|3|nsubj {aux}|{aux}|MD|3|aux {verb}|{verb}|VB|0|root them|they|PRP|3|obj .|.|.|3|punct"
WANT = (
    "{who}|{who}|PRP|2|nsubj {wish}|want|{tag}|0|root to|to|TO|4|mark {verb}|{verb}|VB|2|xcomp them|they|PRP|4|obj "
    ".|.|.|2|punct"
)
LET = "Let|let|VB|0|root {who}|{who}|PRP|1|obj thank|thank|VB|1|xcomp them|they|PRP|3|obj .|.|.|1|punct"
ATTEMPT = (
    "{noun}|{lemma}|NNS|5|nsubj to|to|TO|3|mark arrest|arrest|VB|1|acl him|he|PRP|3|obj {verb}|{verb}|VBD|0|root "
    ".|.|.|5|punct"
)
DROPPED = (
    "Peru|Peru|NNP|{at}|nsubj {helper}{verb}|{verb}|{tag}|0|root plans|plan|NNS|{at}|obj to|to|TO|{to}|mark "
    "leave|leave|VB|{noun}|acl .|.|.|{at}|punct"
)
CLOSE = (
    "Peru|Peru|NNP|2|nsubj {verb}|{lemma}|{tag}|0|root close|close|RB|2|advmod to|to|IN|5|mark signing|sign|VBG|3|advcl "
    ".|.|.|2|punct"
)
HAD = (
    "{first}|{first}|VBD|3|aux Peru|Peru|NNP|3|nsubj left|leave|VBN|7|advcl ,|,|,|7|punct talks|talk|NNS|7|nsubj "
    "had|have|VBD|7|aux ended|end|VBN|0|root .|.|.|7|punct"
)
NOT_UNTIL = (
    "Not|not|RB|3|advmod until|until|IN|3|case Friday|Friday|NNP|6|obl did|do|VBD|6|aux Peru|Peru|NNP|6|nsubj "
    "sign|sign|VB|0|root .|.|.|6|punct"
)
NEARLY = "Peru|Peru|NNP|3|nsubj {adverb}|{adverb}|RB|3|advmod signed|sign|VBD|0|root .|.|.|3|punct"
SIGN_OF = (
    "There|there|EX|2|expl was|be|VBD|0|root {det}|{det}|DT|4|det sign|sign|NN|2|nsubj of|of|IN|6|case "
    "troops|troop|NNS|4|nmod leaving|leave|VBG|{head}|acl .|.|.|2|punct"
)
FIRST = "Malta|Malta|NNP|2|nsubj first|first|JJ|0|root in|in|IN|4|case Europe|Europe|NNP|2|nmod to|to|TO|6|mark sign|sign|VB|2|{tie}"
DUE = (
    "Diaz|Diaz|NNP|5|nsubj is|be|VBZ|5|cop due|due|JJ|5|mark to|to|IN|3|fixed visit|visit|VB|0|root Lima|Lima|NNP|5|obj "
    ".|.|.|5|punct"
)


def status_at(word, sentence, *, headline=False):
    """The status of the event at a word."""
    coding = plant(sentence, headline=headline)
    return status_of(coding, next(token for token in coding.analysis.tokens if token.text == word))[0]


@pytest.mark.parametrize(
    ("who", "aux", "verb", "status"),
    [
        ("I", "would", "urge", "actual"),
        ("We", "must", "condemn", "actual"),
        ("I", "would", "visit", "hypothetical"),
        ("They", "would", "urge", "hypothetical"),
        ("I", "might", "urge", "hypothetical"),
    ],
)
def test_who_would_urge_urges(who, aux, verb, status):
    """In the first person politeness takes nothing back from a word that does what it says."""
    assert status_at(verb, WOULD.format(who=who, aux=aux, verb=verb)) == status


@pytest.mark.parametrize(
    ("who", "wish", "tag", "verb", "status"),
    [
        ("I", "want", "VBP", "thank", "actual"),
        ("We", "want", "VBP", "thank", "actual"),
        ("I", "wanted", "VBD", "thank", "hypothetical"),
        ("I", "want", "VBP", "visit", "hypothetical"),
        ("They", "want", "VBP", "thank", "hypothetical"),
    ],
)
def test_who_wants_to_thank_thanks(who, wish, tag, verb, status):
    """In English "I want to thank them" is thanks, "I wanted to" and "they want to" are none."""
    assert status_at(verb, WANT.format(who=who, wish=wish, tag=tag, verb=verb)) == status


@pytest.mark.parametrize(("who", "status"), [("me", "actual"), ("us", "hypothetical")])
def test_let_me_thank_thanks(who, status):
    """In English "Let me" asks leave for what is done at once; "let us" asks others to."""
    assert status_at("thank", LET.format(who=who)) == status


@pytest.mark.parametrize(
    ("noun", "lemma", "verb", "status"),
    [
        ("Attempts", "attempt", "fail", "negated"),
        ("Attempts", "attempt", "begin", "hypothetical"),
        ("Plans", "plan", "collapse", "negated"),
        ("Orders", "order", "fail", "future"),
    ],
)
def test_an_attempt_that_failed_did_nothing(noun, lemma, verb, status):
    """What an endeavour aims at did not happen where it failed; an order may still be followed."""
    assert status_at("arrest", ATTEMPT.format(noun=noun, lemma=lemma, verb=verb)) == status


@pytest.mark.parametrize(
    ("verb", "tag", "helper", "status"),
    [
        ("scrap", "VBD", "", "negated"),
        ("announce", "VBD", "", "future"),
        ("scrap", "VB", "may|may|MD|3|aux ", "hypothetical"),
    ],
)
def test_plans_that_are_dropped_come_to_nothing(verb, tag, helper, status):
    """In English "Scrapped plans to leave" did not leave; plans that may be scrapped are in doubt."""
    at = 3 if helper else 2
    sentence = DROPPED.format(verb=verb, tag=tag, helper=helper, at=at, noun=at + 1, to=at + 3)
    assert status_at("leave", sentence) == status


@pytest.mark.parametrize(
    ("verb", "lemma", "tag", "status"), [("came", "come", "VBD", "negated"), ("is", "be", "VBZ", "future")]
)
def test_who_came_close_did_not(verb, lemma, tag, status):
    """In English "Came close to signing" did not sign; "is close to signing" may yet."""
    assert status_at("signing", CLOSE.format(verb=verb, lemma=lemma, tag=tag)) == status


@pytest.mark.parametrize(("adverb", "status"), [("nearly", "negated"), ("almost", "negated"), ("finally", "actual")])
def test_what_nearly_happened_did_not(adverb, status):
    """In English "Nearly signed" did not sign."""
    assert status_at("signed", NEARLY.format(adverb=adverb)) == status


def test_a_condition_without_if():
    """In English "Had Peru left, ..." supposes that it did."""
    assert status_at("left", HAD.format(first="Had")) == "hypothetical"


def test_not_until_friday_is_on_friday():
    """In English "Not until Friday did it sign" says that it signed."""
    assert status_at("sign", NOT_UNTIL) == "actual"


@pytest.mark.parametrize("head", [4, 6])
@pytest.mark.parametrize(("det", "status"), [("no", "negated"), ("a", "actual")])
def test_no_sign_of_somebody_doing_it(det, status, head):
    """In English "No sign of troops leaving": they did not, whichever noun the tree hangs the leaving from."""
    assert status_at("leaving", SIGN_OF.format(det=det, head=head)) == status


@pytest.mark.parametrize("tie", ["acl", "advcl", "xcomp"])
def test_a_headline_that_names_the_first_to_do_it(tie):
    """In English "Malta first in Europe to sign" has signed, though a headline's bare "to" is ahead elsewhere."""
    assert status_at("sign", FIRST.format(tie=tie), headline=True) == "actual"


def test_due_to_as_one_word():
    """In English "Is due to visit" is ahead, also where the tree takes "due to" for a preposition."""
    assert status_at("visit", DUE) == "future"


ANNOUNCED = (
    "Diaz|Diaz|NNP|2|nsubj announced|announce|VBD|0|root her|she|PRP$|4|nmod:poss {noun}|{noun}|NN|2|obj .|.|.|2|punct"
)


@pytest.mark.parametrize(("noun", "status"), [("resignation", "future"), ("agreement", "actual")])
def test_what_is_announced_is_in_the_voice_of_who_announces_it(noun, status):
    """A leaving that is announced is ahead; what is announced has a speaker, also where the record's words are the announcing."""
    coding = plant(ANNOUNCED.format(noun=noun))
    tokens = coding.analysis.tokens
    trigger = type(tokens[1].span)(tokens[1].span.start, tokens[3].span.end)
    content = type(trigger)(tokens[2].span.start, tokens[3].span.end)
    claim = Claim(
        id="c", speaker=None, source=tokens[0].span, cue=tokens[1].span, content=content, quotation="indirect",
        rule="attitude.announce", told=False,
    )  # fmt: skip
    draft = Draft(id="d", sentence=1, trigger=trigger, predicate=1, event="CONCEDE")
    coding = type(coding)(coding.article, coding.analysis, claims=(claim,), drafts=(draft,))

    (found,) = AttributeStatus()(coding).drafts

    assert (found.status, found.claims) == (status, ("c",))


ACCUSED = (
    "Peru|Peru|NNP|3|nsubj:pass was|be|VBD|3|aux:pass accused|accuse|VBN|0|root by|by|IN|5|case Chile|Chile|NNP|3|obl:agent "
    "of|of|IN|7|mark attacking|attack|VBG|3|advcl posts|post|NNS|7|obj .|.|.|3|punct"
)


def test_who_accuses_in_a_passive_is_the_speaker():
    """Of what "X was accused by Y of", Y is the one who says it."""
    coding = plant(ACCUSED)
    claims = find_claims(coding)
    token = coding.analysis.tokens[6]
    _, evidence = status_of(coding, token)

    (claim,) = claims_around(claims, token, evidence)

    assert claim.source is not None
    assert (claim.source.of(coding.article.text), claim.stance) == ("Chile", "accuses")
