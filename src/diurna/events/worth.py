"""Which predicates are worth a record: someone did it, it is politics, and it was done by people."""

from collections.abc import Sequence

from diurna.events.complements import complements
from diurna.events.gates import PRIVATE, SPORT, is_no_event
from diurna.events.mere_words import is_mere_words
from diurna.events.parties import PROTESTS, sides_of
from diurna.events.predicates import PARTITIVES, Predicate
from diurna.events.private_life import is_private_life
from diurna.events.setting import WEAPONS
from diurna.events.standing import is_asked_about, is_standing, is_universal
from diurna.lexicons.events import event_lexicon
from diurna.ontology import EventType
from diurna.records import Analysis, Coding, Mention, Token
from diurna.records.analysis import base
from diurna.records.event import Quad

# Words and good deeds of nobody in particular are no record; violence and arrests by unknown hands are.
NEEDS_ACTOR = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "MOBILIZE", "THREATEN"])
NEEDS_ACTOR_AS_NOUN = frozenset(["ACCUSE", "REQUEST", "REJECT"])
# What accidents do to people as well.
HARM = frozenset(
    """kill injure wound hurt die death killing injury casualty hit strike maim harm burn crush destroy damage fire
    down explode explosion blast burst break collapse tear topple wreck""".split()
)
# They are withdrawn from somebody, though it be told elsewhere.
ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "consul"})
STOPPAGES = frozenset("strike walkout stoppage sit-in boycott picket blockade protest".split())
# Who does harm by trade.
ARMED = frozenset(
    """militant gunman rebel insurgent terrorist jihadist attacker assailant bomber extremist militia militiaman shooter
    guerrilla""".split()
)
# Refusing something that is no event is seldom political ("refused to comment"); agreeing or threatening is.
BARE_EMBEDDERS = frozenset({"REJECT"})
# What a state does to persons, whoever they are.
STATE_ACTS = frozenset({"arrest", "deport", "convict", "release"})
SUSPECTS = frozenset({"CRM"})
LAW = frozenset({"ACCUSE", "SANCTION", "CONCEDE", "REJECT", "AGREE"})
# Happenings that may be told without a party of their own, and the verbs that make one the point of its sentence.
HAPPENINGS = frozenset({"PROTEST", "ASSAULT"})
BEFALL = frozenset(
    """begin start erupt break continue resume occur happen spread last leave kill rock hit escalate
    intensify rage flare turn injure wound claim shake grip paralyse paralyze""".split()
)
# "Will respond to any attack": there was none.
NO_ONE_OF_THEM = frozenset({"any", "no", "every", "each"})
BACK_REFERENCE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
ON_THE_ROAD = frozenset(
    """crash collide collision drive driver swerve overturn derail derailment speeding motorcycle cyclist pedestrian
    motorist lane intersection capsize truck lorry pickup""".split()
)
# Violence that no crime of one person is.
AFFRAYS = frozenset("clash fighting violence invasion offensive incursion raid bloodshed massacre attack".split())
SPANS = frozenset("day week month year hour night round".split())
# Refusals of these are no refusal between parties.
TALK = frozenset(
    "comment elaborate speculate say discuss speak answer name identify be give talk disclose specify confirm".split()
)
MOVEMENTS = frozenset(
    "activist protester demonstrator campaigner dissident striker marcher rioter protestor conservative".split()
)
SEVERAL = frozenset({"they", "we", "both"})
# What tells of a party no more than a name, so that its murder may be anybody's.
PRIVATE_BY_NAME = "setting.private"


def makes_record(
    coding: Coding,
    predicate: Predicate,
    kind: EventType,
    actors: Sequence[Mention],
    recipients: Sequence[Mention],
    *,
    embeds: bool,
) -> bool:
    """Whether a predicate with these parties is an event to record; `embeds`, whether it took in another event."""
    parties = [*actors, *recipients]
    law = is_state_act(predicate) and bool(parties)
    alone = not parties and stands_alone(coding, predicate)
    resigns = predicate.entry.mode == "resign" and any(coding.entity(one).kind == "person" for one in actors)
    crowd = is_of_a_crowd(coding, predicate, actors)
    if not (alone or law or resigns or crowd or is_public(coding, parties, kind.quad)):
        return False
    if is_private_compulsion(coding, predicate, actors, recipients) or tells_of_one(
        coding, predicate, actors, recipients
    ):
        return False
    if is_no_event(coding, predicate, kind, actors, recipients) or is_private_life(
        coding, predicate, kind, actors, recipients
    ):
        return False
    if is_standing(coding, predicate.token, kind, predicate.entry.mode) or is_mere_words(
        coding, predicate, actors, recipients
    ):
        return False
    if is_universal(coding, predicate.token, parties) or is_asked_about(coding, predicate.token, parties):
        return False
    blames = "speaker" in predicate.entry.actor or (kind.behaves == "ACCUSE" and predicate.token.lemma == "say")
    if blames and not recipients:
        return False  # "it was a disgrace", "said that the pump was responsible": said of nobody
    together = "each" in predicate.entry.recipient and are_several(coding, actors)
    envoy = predicate.entry.mode == "withdraw" and any(noun.lemma.lower() in ENVOYS for noun in predicate.frame)
    if kind.requires_recipient and not recipients and not (together or envoy):
        return False
    if not actors and (
        kind.requires_actor
        or (kind.behaves in NEEDS_ACTOR and not law)
        or (kind.behaves in NEEDS_ACTOR_AS_NOUN and predicate.entry.pos != "verb" and not law)
    ):
        return False
    if kind.behaves == "ASSAULT" and not actors and not is_violent(coding, predicate):
        return False
    unplanned = predicate.entry.mode is None and is_accident(coding, predicate.token, actors)
    if kind.behaves == "ASSAULT" and (unplanned or is_sport(coding, predicate)):
        return False
    return embeds or bool(recipients) or not says_too_little(coding, predicate)


def are_several(coding: Coding, actors: Sequence[Mention]) -> bool:
    """Whether actors may have done it with each other: two mentions, or one of two or more ("the two navies").

    "Indian and French sailors" is one mention of sailors of two countries.
    """
    if len(actors) != 1:
        return len(actors) > 1
    analysis = coding.analysis
    head = analysis.tokens[actors[0].head]
    if head.lemma.lower() in SEVERAL:
        return True
    counted = any(child.lemma.lower() != "one" for child in analysis.children(head, "nummod"))
    paired = any(
        child.lemma.lower() in {"both", "rival"} for child in analysis.children(head, "det", "det:predet", "amod")
    )
    nations = any(analysis.children(child, "conj") for child in analysis.children(head, "amod", "compound", "nmod"))
    return head.xpos in {"NNS", "NNPS"} and (counted or paired or nations)


def is_of_a_crowd(coding: Coding, predicate: Predicate, actors: Sequence[Mention]) -> bool:
    """Whether many private people demand a change, or end a strike, which is politics though none of them is of a public side."""
    demand = predicate.entry.event == "REQUEST" and predicate.entry.mode in {"change", "yield"}
    stoppage = predicate.entry.event == "RETREAT" and any(noun.lemma.lower() in STOPPAGES for noun in predicate.frame)
    tokens = coding.analysis.tokens
    many = any(tokens[one.head].xpos in {"NNS", "NNPS"} and coding.entity(one).country for one in actors)
    return many and (demand or stoppage)


def is_state_act(predicate: Predicate) -> bool:
    """Whether only a state does this: arrests, trials and sentences make a record whomever they befall."""
    entry = predicate.entry
    return entry.mode in STATE_ACTS or (entry.event in LAW and "legal" in entry.contexts)


def is_private_compulsion(
    coding: Coding, predicate: Predicate, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Whether private persons are only held back or forced by nobody in particular: "was forced to think again".

    Or a suspect by such persons: "bystanders stopped the attacker".
    """
    entry = predicate.entry
    if entry.event != "COERCE" or entry.mode not in {None, "restrict"} or entry.pos != "verb":
        return False
    if actors:
        private = all(coding.entity(mention).sectors and not_public(coding, mention, PRIVATE) for mention in actors)
        return private and bool(recipients) and all(not_public(coding, one, PRIVATE | SUSPECTS) for one in recipients)
    return not any(set(coding.entity(mention).sectors) - PRIVATE for mention in recipients)


def not_public(coding: Coding, mention: Mention, known: frozenset[str]) -> bool:
    """Whether a mention has only these sectors, and is no state or body."""
    entity = coding.entity(mention)
    return bool(entity.sectors) and set(entity.sectors) <= known and not entity.short


def tells_of_one(
    coding: Coding, predicate: Predicate, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Whether a mutual deed has one side only: "the Senate meets on Monday", "she discussed her work"."""
    entry = predicate.entry
    if entry.event != "CONSULT" or "each" not in entry.recipient or entry.pos != "verb" or entry.mode is not None:
        return False
    if recipients or len(actors) != 1:
        return False
    head, body = coding.analysis.tokens[actors[0].head], coding.entity(actors[0])
    plural = head.xpos in {"NNS", "NNPS"} or head.lemma.lower() in SEVERAL
    if plural or body.short or "IGO" in body.sectors:  # the council of a union has many members
        return False
    return any(one.kind in {"obj", "no-obj"} for one in entry.frame)


def stands_alone(coding: Coding, predicate: Predicate) -> bool:
    """Whether a noun tells of violence or protest by itself: "protests erupted", "after a shooting", "bomb attacks".

    "After the attack" only refers back; "the shooting began at noon" does not.
    """
    analysis, token = coding.analysis, predicate.token
    if predicate.entry.mode == "arrest" and analysis.sentence_of(token).number == 0:
        # A headline: "Arrests made over the theft", of which the tree makes a noun and its participle.
        return any(part.relation == "root" and part.upos == "NOUN" for part in (token, *predicate.frame))
    if predicate.entry.pos != "noun":
        # "Protests filled the streets": the verb only says that there were any.
        subjects = [part for part in predicate.frame if base(part.relation) == "nsubj"]
        return predicate.entry.event == "PROTEST" and any(part.lemma.lower() in PROTESTS for part in subjects)
    if predicate.entry.event not in HAPPENINGS:
        return False
    if predicate.entry.event == "ASSAULT" and (predicate.entry.mode is None and token.lemma.lower() not in AFFRAYS):
        return False
    if base(token.relation) == "nmod" and analysis.case_of(token) in {"of", "with", "for", "about"}:
        head = analysis.head(token)
        if head is None or head.lemma.lower() not in PARTITIVES | SPANS:
            return False  # "a charge of rioting", "the suspect of a shooting"
    if analysis.case_of(token) == "in" and token.xpos == "NN" and analysis.child(token, "det", "amod") is None:
        return False  # "resigned in protest"
    doers = [child for child in analysis.children(token, "nmod") if analysis.case_of(child) in {"by", "from"}]
    if any(doer.lemma.lower() not in WEAPONS | predicate.lexicon.violence for doer in doers):
        return False  # who did it is told, and is no party: "under attack from inflation", "a raid by locusts"
    determiners = {child.text.lower() for child in analysis.children(token, "det", "nmod:poss")}
    if determiners & NO_ONE_OF_THEM:
        return False
    if not determiners & BACK_REFERENCE:
        return True
    head = analysis.head(token)
    main = head is not None and befalls(analysis, head) and not head.relation.startswith("acl")
    return base(token.relation) == "nsubj" and main


def befalls(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb makes a happening the point of its sentence: "erupted", "took place"."""
    takes_place = verb.lemma == "take" and any(noun.lemma == "place" for noun in analysis.children(verb, "obj"))
    return verb.lemma in BEFALL or takes_place


def is_public(coding: Coding, parties: Sequence[Mention], quad: Quad) -> bool:
    """Whether parties make a record: someone's side is known, and it is not private people talking among themselves."""
    found = [side for mention in parties for side in sides_of(coding, mention)]
    if any(coding.analysis.tokens[mention.head].lemma.lower() in MOVEMENTS for mention in parties):
        return True
    if quad == "material conflict":
        unknown = {
            mention.entity
            for mention in coding.mentions
            if any(one.rule == PRIVATE_BY_NAME for one in mention.evidence)
        }
        return any(entity.code and entity.id not in unknown for entity in found)
    return any(
        (entity.country and not entity.sectors) or set(entity.sectors) - PRIVATE or entity.short for entity in found
    )


def is_violent(coding: Coding, predicate: Predicate) -> bool:
    """Whether people did it: a word of violence stands near a bare "killed", which an earthquake may have done.

    Near is the headline, the sentence itself, and the two before it.
    """
    if predicate.entry.mode is not None or predicate.token.lemma.lower() not in HARM:
        return True
    words = (predicate.lexicon.violence | WEAPONS | ARMED) - HARM
    here = coding.analysis.sentence_of(predicate.token).number
    near = [sentence for sentence in coding.analysis.sentences if sentence.number in {0, here - 2, here - 1, here}]
    return any(
        token.lemma.lower() in words
        for sentence in near
        for token in coding.analysis.tokens_of(sentence)
        if token.index != predicate.token.index
    )


def is_accident(coding: Coding, verb: Token, actors: Sequence[Mention]) -> bool:
    """Whether private persons only did harm on the road: "the driver struck two cyclists, killing one"."""
    if verb.lemma.lower() not in HARM:
        return False
    if any(set(coding.entity(mention).sectors) - PRIVATE - {"MNC", "BUS"} for mention in actors):
        return False
    sentence = coding.analysis.tokens_of(coding.analysis.sentence_of(verb))
    words = {token.lemma.lower() for token in sentence}
    return bool(words & ON_THE_ROAD) and not words & (event_lexicon().violence - HARM)


def is_sport(coding: Coding, predicate: Predicate) -> bool:
    """Whether a blow was dealt in a match: "India thrashed Pakistan by ten wickets"."""
    if predicate.entry.mode not in {None, "beat"}:
        return False
    sentence = coding.analysis.tokens_of(coding.analysis.sentence_of(predicate.token))
    return any(token.lemma.lower() in SPORT for token in sentence)


def says_too_little(coding: Coding, predicate: Predicate) -> bool:
    """Whether a refusal is one of words ("refused to comment"), or its complement holds nothing at all."""
    if predicate.entry.event not in BARE_EMBEDDERS:
        return False
    asks = any(condition.kind in {"xcomp", "ccomp"} and not condition.negated for condition in predicate.entry.frame)
    if not asks or not predicate.entry.absorbs:
        return False
    clauses = complements(coding, predicate.token, "xcomp")
    return not clauses or all(clause.lemma.lower() in TALK for clause in clauses)
