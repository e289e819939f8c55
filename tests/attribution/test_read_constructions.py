"""Constructions of status and speakers on sentences that the engine reads, from text to record."""

import datetime as dt

import pytest

from diurna import Coder
from diurna.articles import article_from_text

# What the sentence says, the words whose claim or event is asked for, and what is expected.
SOURCES = {
    "a role with an abbreviation in brackets": (
        "Member of parliament (MP) Rosa Quispe said Peru had expelled two envoys.",
        "said", "Member of parliament (MP) Rosa Quispe", "Rosa Quispe",
    ),
    "a spokesman named behind brackets": (
        "A spokesman for the ministry of defence (MoD), Luis Vega, said rebels shelled Puno.",
        "said", "A spokesman for the ministry of defence (MoD), Luis Vega", "Luis Vega",
    ),
    "a name in brackets behind a quotation": (
        '"Rebels shelled the town" (Luis Vega, army spokesman).',
        "(", "Luis Vega, army spokesman", "Luis Vega",
    ),
    "a source in the middle of a count": (
        "The raid killed 40 people, including, according to army reports, 12 children.",
        "according to", "army reports", "army",
    ),
    "a quotation behind its document": (
        '"While the ban may have been wrong," reads Judge Vega\'s ruling, "Chile and Peru now agree."',
        "reads", "Judge Vega's ruling", None,
    ),
    "quoted as saying": (
        "Amnesty quoted a witness as saying that soldiers had shot three students.",
        "saying", "a witness", "witness",
    ),
    "accused of claiming": (
        "Diaz accused Chile of claiming that Peru had attacked the port.",
        "claiming", "Chile", "Chile",
    ),
    "whose brother": (
        "Vega, whose brother said rebels had attacked the port, left Lima.",
        "said", "whose brother", "brother",
    ),
    "an aside that turns verb and speaker round": (
        "Two guards, said police, were killed by rebels.",
        "said", "police", "police",
    ),
}  # fmt: skip
STATUSES = {
    "left before what one is charged with": (
        "Vega was charged with attacking two guards after leaving the army.", "charged", "actual",
    ),
    "punished for": (
        "A court sentenced Vega to life in prison without the possibility of parole for driving a truck into a crowd "
        "of protesters.", "driving", "actual",
    ),
    "an aside with which, below a supposition": (
        "Diaz voted against a possible amnesty, which the union rejects.", "rejects", "actual",
    ),
    "a request told again by its participle": (
        "The ministry granted the request asking the police to release the students.", "asking", "actual",
    ),
    "refusals of requests": (
        "The mayor received several refusals of his requests for money.", "requests", "actual",
    ),
    "a planned strike that began": (
        "Teachers began a planned two-day strike in Lima.", "strike", "actual",
    ),
    "pending": (
        "Protesters marched against the pending withdrawal of Chile from the union.", "withdrawal", "future",
    ),
    "chose to": ("Peru has chosen to expel the envoys.", "expel", "actual"),
    "no one would": ("Neither Chile nor Peru would recognise the government.", "recognise", "actual"),
    "what stands in front of agreed is no part of the deal": (
        "Refusing to free the students, Diaz agreed to talks with the union.", "agreed", "actual",
    ),
    "if not, with a verb": ("Peru will not attack Chile if not attacked.", "attack", "hypothetical"),
    "a claim called false": ("Vega said Diaz's claim that Peru attacked Chile was false.", "attacked", "negated"),
    "not true": ("It is not true that Peru attacked Chile, Vega said.", "attacked", "negated"),
    "a lie": ('"It is a lie that we attacked Chile," Vega said.', "attacked", "negated"),
    "I think": ('Vega told reporters: "I think the mayor made the right decision."', "right", "actual"),
    "pleaded not guilty to": ("Vega pleaded not guilty to killing the mayor.", "killing", "negated"),
    "told, with a past that looks like a base form": (
        "Police said a witness had told them that Vega shot the mayor.", "shot", "actual",
    ),
}  # fmt: skip
VOICES = {
    "a belief is told by who says it": (
        "Police said they believed they had identified the attacker, who was being held in a prison.", "held", ["Police"],
    ),
    "according to, inside a report": (
        "The Herald reported that, according to a Chilean official, rebels had attacked the port.",
        "attacked", ["a Chilean official", "The Herald"],
    ),
    "praise in the speaker's own words is the reporter's to tell": (
        'Vega told reporters: "The mayor made the right decision."', "right", [],
    ),
    "praise that says I is not": (
        'Vega told reporters: "I think the mayor made the right decision."', "right", ["Vega"],
    ),
    "while another wrote": (
        'President Diaz said the girls were "joyful" while Minister Luis Vega wrote he had ordered checks on the police.',
        "ordered", ["Minister Luis Vega"],
    ),
    "as protests continue": ("Police shot a student as protests continued in Lima.", "shot", []),
    "denied having": ("Chile denied having attacked Peru.", "attacked", ["Chile"]),
    "a deed told of oneself is not": (
        '"We attacked Chile," said Vega.', "attacked", ["Vega"],
    ),
    "said for what is counted alone": (
        "Rebels killed 40 people in Lima, including, according to the army, 12 children.", "killed", [],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def code():
    """Code a sentence below a headline."""
    coder = Coder()

    def read(sentence):
        return coder.code_article(
            article_from_text(f"Talks go on in Lima\n\n{sentence}", published=dt.date(2024, 5, 15))
        )

    return read


def event_at(coding, word):
    """The event whose trigger has a word."""
    return next(event for event in coding.events if word in event.trigger.text)


@pytest.mark.parametrize("case", SOURCES)
def test_a_source_has_its_own_words_and_party(code, case):
    """The words that name who speaks, no more and no less, and the party behind them."""
    sentence, cue, words, name = SOURCES[case]
    coding = code(sentence)
    text = coding.article.text
    claim = next(claim for claim in coding.claims if claim.cue.of(text) == cue)

    assert claim.source is not None
    assert claim.source.of(text) == words
    assert (coding.entity(coding.mention(claim.speaker)).name if claim.speaker else None) == name


@pytest.mark.parametrize("case", STATUSES)
def test_a_construction_has_its_status(code, case):
    """As a careful reader takes it."""
    sentence, word, status = STATUSES[case]

    assert event_at(code(sentence), word).status == status


@pytest.mark.parametrize("case", VOICES)
def test_an_event_is_told_in_its_voices(code, case):
    """The nearest speaker first, each once; none where the reporter tells it."""
    sentence, word, speakers = VOICES[case]

    assert [speaker.text for speaker in event_at(code(sentence), word).speakers] == speakers


def test_praise_and_blame_that_are_denied_stay_so(code):
    """That the mayor is no hero is no praise."""
    event = event_at(code('"The mayor is no hero," Vega said.'), "hero")

    assert (event.event, event.status, event.speakers) == ("SUPPORT", "negated", ())
