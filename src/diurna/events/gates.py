"""Gates: what has an event's words and parties, and is yet none that a reader would record.

Titles ("the envoy for the talks"), standing rules ("is allowed to dissolve parliament"), travel to nobody, play and art.
"""

from collections.abc import Sequence

from diurna.events.complements import complements
from diurna.events.judging import Proposal
from diurna.events.objects import find_objects
from diurna.events.obliques import find_oblique
from diurna.events.parties import PROTESTS
from diurna.events.predicates import Predicate
from diurna.events.rules import is_rule
from diurna.ontology import EventType
from diurna.records import Analysis, Coding, Mention, Token
from diurna.records.analysis import base

OFFICES = frozenset(
    """envoy representative negotiator minister secretary coordinator commissioner adviser advisor ambassador delegate
    rapporteur undersecretary spokesman spokeswoman spokesperson""".split()
)
ART_AND_PLAY = frozenset(
    """album song lyric lyricist singer songwriter band guitarist drummer concert film movie actor actress screenplay novel
    novelist musician orchestra opera ballet exhibit videogame gamer sitcom rapper choreographer sculptor painter poet
    olympiad chess fandom""".split()
)
SCHOLARLY = frozenset("study data research researcher survey co-author journal".split())
TELLING = frozenset({"tell", "inform", "speak", "talk", "write"})
# What is said to be somebody's words is no deed of his, nor of who passes them on: "cited the bank's figures".
CITING = frozenset("cite quote mention name".split())
FESTIVE = frozenset("reveller reveler fan tourist visitor pilgrim shopper spectator holidaymaker viewer guest".split())
SPORT = frozenset(
    """wicket inning innings semifinal semi-final quarterfinal quarter-final tournament championship midfielder
    goalkeeper playoff touchdown batsman bowler scoreline trophy""".split()
)
ONLINE = frozenset("website homepage webpage server network page site forum mailbox".split())
SHOWN = frozenset("game player console product prototype technology device gadget".split())
# Sectors of private life: what two such parties say to each other is no politics, what they do to each other may be.
PRIVATE = frozenset({"CVL", "HLH", "EDU"})
IN_PLAY = frozenset({*PRIVATE, "MED", "BUS", "AGR", "MNC", "REL"})
GRANTING = frozenset(
    """grant allow legalise legalize permit give guarantee extend raise ease relax recognise recognize decriminalise
    decriminalize enable entitle let free restore return rights right relief amnesty autonomy pension leave""".split()
)
OWN_SIDE = frozenset({"government", "administration", "cabinet"})
GOOD = frozenset({"SUPPORT", "COOPERATE", "AID"})


def is_no_event(
    coding: Coding, predicate: Predicate, kind: EventType, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Whether one of the gates stops a predicate with these parties."""
    entry, token = predicate.entry, predicate.token
    if entry.pos == "noun" and is_in_a_title(coding.analysis, token):
        return True
    if is_rule(coding, token) or is_for_its_own_side(coding, kind, actors, recipients):
        return True
    if entry.event == "CONSULT" and entry.mode == "visit" and entry.pos == "verb" and not entry.absorbs:
        purposes = find_oblique(coding.analysis, token, "for")
        if recipients or not any(noun.lemma.lower() in predicate.lexicon.deeds for noun in purposes):
            return is_travel_to_nobody(coding, actors, recipients)
    if entry.mode == "visit" and recipients and not any(is_somebody(coding, one) for one in recipients):
        return True  # "the city played host to a fair"
    if entry.event == "CONSULT" and (is_interview(coding, actors, recipients) or is_naming(token)):
        return True
    if any(part.lemma == "request" for part in (token, *predicate.frame)) and is_of_the_press(
        coding, actors if entry.event == "REQUEST" else recipients
    ):
        return True  # "did not respond to the agency's request to discuss it"
    if entry.event == "THREATEN" and "speaker" in entry.actor and not any(has_power(coding, one) for one in actors):
        return True  # who has none only foresees: "they will pay a price, analysts said"
    if entry.event == "REJECT" and entry.mode == "meet" and not actors:
        return True  # "the talks were postponed", and nobody says by whom
    if entry.event == "SUPPORT" and entry.pos == "noun" and is_of_a_crowd(coding, predicate):
        return True
    if entry.mode == "release" and not recipients and frees_things(coding, predicate):
        return True
    if entry.mode == "sexual" and not actors and all(is_private(coding, mention) for mention in recipients):
        return True  # a crime among private persons
    if entry.id.startswith("concede.law-grant") and not grants(coding, predicate):
        return True
    if kind.behaves == "ASSAULT" and any(noun.lemma.lower() in ONLINE for noun in find_objects(coding.analysis, token)):
        return True
    if token.lemma.lower() == "demonstration" and words_near(coding, token) & SHOWN:
        return True
    return kind.behaves in {*GOOD, "AGREE", "CONSULT"} and is_play(coding, token, [*actors, *recipients])


def is_of_a_crowd(coding: Coding, predicate: Predicate) -> bool:
    """Whether support is what a protest before it was for: "detained 40 people at a rally in support of X" backs nobody."""
    analysis, token = coding.analysis, predicate.token
    head = analysis.head(token)
    if head is None or head.upos != "VERB" or analysis.case_of(token) != "in":
        return False
    between = analysis.tokens[head.index + 1 : token.index]
    return any(one.upos == "NOUN" and one.lemma.lower() in PROTESTS for one in between)


def frees_things(coding: Coding, predicate: Predicate) -> bool:
    """Whether what is released is told and is nobody: "ordered the release of the tax records"."""
    parts = (predicate.token, *predicate.frame)
    deeds = [part for part in parts if part.upos == "NOUN" and part.lemma.lower() in predicate.lexicon.deeds]
    return any(noun for part in deeds for noun in find_oblique(coding.analysis, part, "of"))


def is_private(coding: Coding, mention: Mention) -> bool:
    """Whether a mention is of people of no public side: "children", "two patients"."""
    sectors = set(coding.entity(mention).sectors)
    return bool(sectors) and sectors <= PRIVATE


def is_somebody(coding: Coding, mention: Mention) -> bool:
    """Whether a mention is of a person, or of a side that is known."""
    entity = coding.entity(mention)
    return entity.kind == "person" or entity.code is not None


def has_power(coding: Coding, mention: Mention) -> bool:
    """Whether a mention is of a state, or of anybody with a part in its affairs: of private life and trade it is not."""
    entity = coding.entity(mention)
    return bool(set(entity.sectors) - IN_PLAY or (entity.country and not entity.sectors) or entity.short)


def is_interview(coding: Coding, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
    """Whether one side is the press alone, which asks and reports: "speaking to the agency", "the paper contacted X"."""
    return any(
        side and all("MED" in coding.entity(mention).sectors for mention in side) for side in (actors, recipients)
    )


def is_of_the_press(coding: Coding, asking: Sequence[Mention]) -> bool:
    """Whether only the press asks, for an interview or a comment."""
    return bool(asking) and all("MED" in coding.entity(mention).sectors for mention in asking)


def is_naming(token: Token) -> bool:
    """Whether a "called" behind a noun only names it: "a print called 'Cowboys'"."""
    return token.lemma == "call" and token.upos == "VERB" and token.relation == "acl" and token.xpos == "VBN"


def grants(coding: Coding, predicate: Predicate) -> bool:
    """Whether a law that is passed or signed lets or gives somebody something, by a verb beneath it or its name."""
    analysis = coding.analysis
    below = [
        part
        for noun in (predicate.token, *predicate.frame)
        for part in analysis.children(noun, "acl", "acl:relcl", "advcl", "xcomp", "amod", "compound", "nmod")
    ]
    return any(part.lemma.lower() in GRANTING for part in below)


def is_in_a_title(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is part of an office: "the special envoy for Ukraine negotiations", "envoy to the intervention"."""
    current = noun
    for _ in range(3):
        head = analysis.head(current)
        if head is None or base(current.relation) not in {"nmod", "conj"}:
            return False
        if head.lemma.lower() in OFFICES and analysis.case_of(current) in {"for", "to", "on"}:
            return True
        current = head
    return False


def is_for_its_own_side(
    coding: Coding, kind: EventType, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Whether one of a government only stands by it: "the prime minister defended the government's record"."""
    if kind.behaves not in GOOD or not recipients or not actors:
        return False
    tokens = coding.analysis.tokens
    own = {coding.entity(mention).country for mention in actors if "GOV" in coding.entity(mention).sectors}
    own |= {None} if own else set()  # "the government" of no named country is the speaker's
    return all(
        tokens[mention.head].lemma.lower() in OWN_SIDE and coding.entity(mention).country in own
        for mention in recipients
    )


def is_travel_to_nobody(coding: Coding, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
    """Whether a journey is to no party, or only private people's to a place: "he was visiting the town"."""
    if not recipients:
        return True
    private = not any(
        set(coding.entity(mention).sectors) - PRIVATE
        or (coding.entity(mention).country and not coding.entity(mention).sectors)
        or coding.entity(mention).short
        for mention in actors
    )
    return private and all(
        coding.entity(mention).country and not coding.entity(mention).sectors for mention in recipients
    )


def is_play(coding: Coding, token: Token, parties: Sequence[Mention]) -> bool:
    """Whether a sentence of art or sport tells what its people do with each other, none of them of the state."""
    sectors = [set(coding.entity(mention).sectors) for mention in parties]
    codes = [coding.entity(mention).code for mention in parties]
    if any(one - IN_PLAY for one in sectors) or any(code and not one for code, one in zip(codes, sectors, strict=True)):
        return False
    return bool(words_near(coding, token) & (ART_AND_PLAY | SPORT))


def words_near(coding: Coding, token: Token) -> set[str]:
    """The lemmas of a token's sentence and of the headline."""
    analysis = coding.analysis
    near = {0, analysis.sentence_of(token).number}
    return {
        one.lemma.lower()
        for sentence in analysis.sentences
        if sentence.number in near
        for one in analysis.tokens_of(sentence)
    }


def is_idle(coding: Coding, found: Proposal) -> bool:
    """Whether a proposal of the type model is none: of a man and his own state ("withdrew the US from the treaty"), of the
    press that asks or is told, of scholars and their data, of what somebody only tells or cites, of private people.
    """
    actors, recipients = ([coding.entity(one) for one in side] for side in (found.actors, found.recipients))
    own = {entity.country for entity in actors if "GOV" in entity.sectors}
    if all(entity.country in own and not entity.sectors for entity in recipients):
        return True
    if found.event == "CONSULT" and is_interview(coding, found.actors, found.recipients):
        return True
    if found.token.lemma in TELLING and not complements(coding, found.token, "xcomp"):
        return True
    if found.token.lemma in CITING or is_of_any(coding, found.recipients):
        return True
    if not any(has_power(coding, one) for one in (*found.actors, *found.recipients)):
        return True
    if found.event == "PROTEST" and is_feast(coding, found.actors):
        return True
    scholars = all(set(entity.sectors) <= PRIVATE for entity in actors)
    peaceful = found.event in {*GOOD, "AGREE", "CONSULT"}
    return peaceful and scholars and bool(words_near(coding, found.token) & SCHOLARLY)


def is_feast(coding: Coding, actors: Sequence[Mention]) -> bool:
    """Whether a crowd has come to feast, pray, shop or watch: "revellers flocked to the beach"."""
    return all(coding.analysis.tokens[one.head].lemma.lower() in FESTIVE for one in actors)


def is_of_any(coding: Coding, recipients: Sequence[Mention]) -> bool:
    """Whether somebody is any of a kind, and so nobody: "more than any other nominee"."""
    analysis = coding.analysis
    words = [word.text.lower() for one in recipients for word in analysis.tokens_in(one.span)]
    return "any" in words
