"""Dating events: which expression dates which event."""

import datetime as dt
from dataclasses import replace

import pytest

from builders import make_coding
from diurna.records import Coding, Draft, When
from diurna.times import DateEvents


def dated(*sentences: str, events: tuple[str, ...], published: str | None = "2024-05-15") -> tuple[Coding, list[When]]:
    """Date one draft for each of the words `events`; the codings' drafts are in that order."""
    coding = make_coding(*sentences, published=published)
    drafts = []
    for word in events:
        token = next(token for token in coding.analysis.tokens if token.text == word)
        number = coding.analysis.sentence_of(token).number
        drafts.append(Draft(id=word, sentence=number, trigger=token.span, predicate=token.index, event="CONSULT"))
    coding = DateEvents()(replace(coding, drafts=tuple(drafts)))
    dates = [draft.date for draft in coding.drafts]
    return coding, [date for date in dates if date is not None]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


OWN = """
    Envoys   envoy NOUN  NNS 2 nsubj
    met      meet  VERB  VBD 0 root
    on       on    ADP   IN  4 case
    Monday   Monday PROPN NNP 2 obl
    .        .     PUNCT .   2 punct
"""


def test_expression_in_the_own_clause_dates_the_event():
    """The words "On Monday" under the verb is the day of the event, quoted and evidenced."""
    coding, (when,) = dated(OWN, events=("met",))

    assert when == When(start=day("2024-05-13"), end=day("2024-05-13"), text="Monday", basis="anchored")
    (evidence,) = coding.drafts[0].evidence
    assert (evidence.field, evidence.rule) == ("date", "date.weekday")


def test_without_an_expression_the_publication_day_stands_in():
    """No words of time: basis published, no text."""
    _, (when,) = dated("Envoys envoy NOUN NNS 2 nsubj\nmet meet VERB VBD 0 root", events=("met",))

    assert when == When(start=day("2024-05-15"), end=day("2024-05-15"), text=None, basis="published")


def test_without_a_publication_day_nothing_is_guessed():
    """An undated article and a bare weekday: the basis is published, the days unknown."""
    _, (when,) = dated(OWN, events=("met",), published=None)

    assert when == When(start=None, end=None, text=None, basis="published")


SAID = """
    On       on    ADP   IN  2 case
    Monday   Monday PROPN NNP 5 obl
    ,        ,     PUNCT ,   5 punct
    Lee      Lee   PROPN NNP 5 nsubj
    said     say   VERB  VBD 0 root
    rebels   rebel NOUN  NNS {verb} nsubj
    {clause}
"""


@pytest.mark.parametrize(
    ("clause", "verb", "text"),
    [
        ("attacked attack VERB VBD 5 ccomp", 7, "Monday"),
        ("will will AUX MD 8 aux\nattack attack VERB VB 5 ccomp", 8, None),
        ("would would AUX MD 8 aux\nattack attack VERB VB 5 ccomp", 8, None),
        ("had have AUX VBD 8 aux\nattacked attack VERB VBN 5 ccomp", 8, None),
    ],
)
def test_reported_content_takes_the_date_of_saying_only_in_its_tense(clause: str, verb: int, text: str | None):
    """What is said to come, or to have been before, did not happen on the day of saying."""
    sentence = SAID.format(clause=clause, verb=verb)
    event = clause.splitlines()[-1].split()[0]

    _, (said, attacked) = dated(sentence, events=("said", event))

    assert said.text == "Monday"
    assert attacked.text == text


SAID_AFTER = """
    Lee      Lee   PROPN NNP 2 nsubj
    said     say   VERB  VBD 0 root
    rebels   rebel NOUN  NNS 4 nsubj
    attacked attack VERB VBD 2 ccomp
    a        a     DET   DT  6 det
    camp     camp  NOUN  NN  4 obj
    on       on    ADP   IN  8 case
    Monday   Monday PROPN NNP 4 obl
"""


def test_the_date_of_what_was_said_does_not_date_the_saying():
    """An expression in a nested clause stays there."""
    _, (said, attacked) = dated(SAID_AFTER, events=("said", "attacked"))

    assert attacked.text == "Monday"
    assert said.text is None


INITIAL = """
    On       on    ADP   IN  2 case
    Monday   Monday PROPN NNP 5 obl
    ,        ,     PUNCT ,   5 punct
    envoys   envoy NOUN  NNS 5 nsubj
    met      meet  VERB  VBD 0 root
    and      and   CCONJ CC  7 cc
    signed   sign  VERB  VBD 5 conj
    a        a     DET   DT  9 det
    pact     pact  NOUN  NN  7 obj
"""


def test_sentence_initial_expression_dates_coordinate_events():
    """The words "On Monday, X met and signed" dates both."""
    _, dates = dated(INITIAL, events=("met", "signed"))

    assert [when.text for when in dates] == ["Monday", "Monday"]


FINAL = """
    Envoys   envoy NOUN  NNS 2 nsubj
    met      meet  VERB  VBD 0 root
    and      and   CCONJ CC  4 cc
    signed   sign  VERB  VBD 2 conj
    a        a     DET   DT  6 det
    pact     pact  NOUN  NN  4 obj
    {words}
"""


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("on on ADP IN 8 case\nMonday Monday PROPN NNP 4 obl", ["Monday", "Monday"]),
        ("in in ADP IN 8 case\n2015 2015 NUM CD 4 obl", [None, "2015"]),
    ],
)
def test_a_day_at_the_end_dates_both_coordinates_a_year_the_last(words: str, texts: list[str | None]):
    """A day fits two deeds of one subject; a year may belong to the second alone."""
    _, dates = dated(FINAL.format(words=words), events=("met", "signed"))

    assert [when.text for when in dates] == texts


LIGHT = """
    Envoys   envoy NOUN  NNS 2 nsubj
    held     hold  VERB  VBD 0 root
    talks    talk  NOUN  NNS 2 obj
    on       on    ADP   IN  5 case
    Monday   Monday PROPN NNP 2 obl
"""
CONDEMNED = LIGHT.replace("held     hold", "condemned condemn").replace("talks    talk ", "attacks  attack")


def test_the_object_of_a_light_verb_happens_when_the_verb_says():
    """The words "Held talks on Monday" dates the talks."""
    _, (when,) = dated(LIGHT, events=("talks",))

    assert when.text == "Monday"


def test_what_is_condemned_did_not_happen_on_the_day_of_condemning():
    """The object of another event keeps its own time."""
    _, (condemned, attacks) = dated(CONDEMNED, events=("condemned", "attacks"))

    assert condemned.text == "Monday"
    assert attacks.text is None


POSSESSIVE = """
    Envoys   envoy NOUN  NNS 2 nsubj
    condemned condemn VERB VBD 0 root
    Monday   Monday PROPN NNP 5 nmod:poss
    's       's    PART  POS 3 case
    attack   attack NOUN NN  2 obj
"""


def test_a_possessive_day_dates_its_noun_only():
    """The words "Condemned Monday's attack" dates the attack, whether or not that is an event of its own."""
    _, (condemned, attack) = dated(POSSESSIVE, events=("condemned", "attack"))
    _, (alone,) = dated(POSSESSIVE, events=("condemned",))

    assert attack.text == "Monday"
    assert condemned.text is None
    assert alone.text is None


DEADLINE = """
    Envoys   envoy NOUN  NNS 2 nsubj
    postponed postpone VERB VBD 0 root
    talks    talk  NOUN  NNS 2 obj
    until    until ADP   IN  5 case
    Friday   Friday PROPN NNP 2 obl
"""


def test_a_deadline_dates_nothing():
    """The words "Postponed until Friday" did not happen on Friday."""
    _, (when,) = dated(DEADLINE, events=("postponed",))

    assert when.basis == "published"


PREVENTED = """
    In        in      ADP   IN  2 case
    2015      2015    NUM   CD  5 obl
    ,         ,       PUNCT ,   5 punct
    Kenya     Kenya   PROPN NNP 5 nsubj
    prevented prevent VERB  VBD 0 root
    Uganda    Uganda  PROPN NNP 5 obj
    from      from    SCONJ IN  8 mark
    adopting  adopt   VERB  VBG 5 advcl
    a         a       DET   DT  10 det
    law       law     NOUN  NN  8 obj
"""


def test_long_past_events_are_historical_with_all_in_their_clause():
    """Nine years back is background, and so is what was prevented then."""
    coding, dates = dated(PREVENTED, events=("prevented", "adopting"))

    assert [when.start for when in dates] == [day("2015-01-01")] * 2
    assert [draft.historical for draft in coding.drafts] == [True, True]
    assert {evidence.field for evidence in coding.drafts[1].evidence} == {"date", "historical"}


SINCE = """
    Kenya     Kenya  PROPN NNP 3 nsubj
    has       have   AUX   VBZ 3 aux
    backed    back   VERB  VBN 0 root
    Uganda    Uganda PROPN NNP 3 obj
    since     since  ADP   IN  6 case
    2014      2014   NUM   CD  3 obl
"""


def test_what_has_lasted_since_a_year_is_not_historical():
    """What has lasted "since 2014" goes on to the day of publication, so the event is of the present."""
    coding, (when,) = dated(SINCE, events=("backed",))

    assert (when.start, when.end, when.text) == (day("2014-01-01"), day("2024-05-15"), "2014")
    assert not coding.drafts[0].historical


@pytest.mark.parametrize(("published", "historical"), [("2024-10-30", False), ("2024-12-20", True)])
def test_background_begins_a_year_back(published: str, historical: bool):
    """What came less than a year before is none, but for the month that "a year ago" may be of."""
    sentence = OWN.replace("Monday   Monday PROPN NNP", "2023 2023 NUM CD").replace("on       on", "in in")

    coding, _ = dated(sentence, events=("met",), published=published)

    assert coding.drafts[0].historical is historical


HELD = """
    Envoys   envoy NOUN  NNS 2 nsubj
    recalled recall VERB VBD 0 root
    talks    talk  NOUN  NNS 2 obj
    held     hold  VERB  VBN 3 acl
    in       in    ADP   IN  6 case
    2015     2015  NUM   CD  4 obl
"""


def test_a_participle_of_holding_dates_its_noun():
    """The words "Talks held in 2015" dates the talks, not the recalling."""
    _, (recalled, talks) = dated(HELD, events=("recalled", "talks"))

    assert talks.text == "2015"
    assert recalled.text is None


def test_a_coding_without_drafts_goes_through():
    """Nothing to date, nothing done."""
    coding = make_coding(OWN)

    assert DateEvents()(coding) is coding


FAILED = """
    Envoys   envoy NOUN  NNS 2 nsubj
    failed   fail  VERB  VBD 0 root
    to       to    PART  TO  4 mark
    agree    agree VERB  VB  2 xcomp
    on       on    ADP   IN  6 case
    Monday   Monday PROPN NNP 4 obl
"""


def test_what_failed_on_a_day_and_the_failing_have_one_date():
    """In "failed to agree on Monday" both happened (or not) on Monday."""
    _, dates = dated(FAILED, events=("failed", "agree"))

    assert [when.text for when in dates] == ["Monday", "Monday"]


COMPARED = """
    Arrests  arrest NOUN  NNS 2 nsubj
    rose     rise  VERB  VBD 0 root
    compared compare VERB VBN 5 case
    to       to    ADP   IN  5 case
    2014     2014  NUM   CD  2 obl
"""


def test_what_is_compared_with_dates_nothing():
    """The words "rose compared to 2014" say of 2014 only that it is another year."""
    _, (when,) = dated(COMPARED, events=("rose",))

    assert when.basis == "published"


CLOCK = """
    Envoys   envoy NOUN  NNS 2 nsubj
    met      meet  VERB  VBD 0 root
    at       at    ADP   IN  4 case
    noon     noon  NOUN  NN  2 obl
    on       on    ADP   IN  6 case
    Monday   Monday PROPN NNP 2 obl
"""


def test_a_time_of_day_with_its_day_dates_the_event():
    """The words "noon on Monday" are one expression; the day counts."""
    _, (when,) = dated(CLOCK, events=("met",))

    assert (when.start, when.text) == (day("2024-05-13"), "noon on Monday")


DATELINED = """
    Envoys   envoy NOUN  NNS 2 nsubj
    met      meet  VERB  VBD 0 root
    today    today NOUN  NN  2 obl:tmod
"""


def test_today_is_the_day_of_the_dateline():
    """A report datelined the 14th and printed on the 15th speaks of the 14th."""
    coding = make_coding("ROME Rome PROPN NNP 0 root\nMay May PROPN NNP 1 dep\n14 14 NUM CD 2 nummod", DATELINED)
    body = coding.analysis.sentences[1]
    dateline = coding.analysis.sentences[0].span
    analysis = replace(coding.analysis, sentences=(body,))
    token = next(token for token in analysis.tokens if token.text == "met")
    draft = Draft(id="met", sentence=1, trigger=token.span, predicate=token.index, event="CONSULT")

    coding = replace(coding, article=replace(coding.article, dateline=dateline), analysis=analysis, drafts=(draft,))
    (found,) = DateEvents()(coding).drafts

    assert found.date is not None
    assert found.date.start == day("2024-05-14")
