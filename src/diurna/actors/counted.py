"""Counted: people told of by a number or a pronoun alone: "thousands marched", "killing three", "urged anyone", "those who fled"."""

from collections.abc import Sequence

from diurna.actors.words import words
from diurna.lexicons.named import Agent
from diurna.records import Token

# A number by itself counts people under these: "three were killed", "police arrested 40".
COUNTED_BY = words(
    "kill injure wound hurt arrest detain shoot stab die hospitalize hospitalise rescue displace evacuate execute behead "
    "abduct kidnap capture free jail imprison expel deport evict convict sentence lynch massacre slaughter rape torture "
    "drown acquit pardon remand interrogate handcuff lock"
)
# Under these in the passive alone, as otherwise it may be of anything: "four were picked up", not "the party holds 40".
COUNTED_IN_PASSIVE = COUNTED_BY | words("release let pick round hold charge hang beat treat question gun bundle herd")
# Those of whom these are said are people, not things: "those wounded", "those responsible".
SAID_OF_PEOPLE = COUNTED_IN_PASSIVE | words(
    "involve affect trap strand fear accuse suspect infect gather live work oppose"
)
BEING = words("responsible guilty present missing behind dead alive homeless involved concerned")
PERSONS = words("anyone anybody everyone everybody")
CROWDS = words("hundreds thousands dozens scores")
COUNTED = Agent("counted", "person", ("CVL",), False)
MONEY = frozenset("$€£¥")
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})


def counts_people(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number in a sentence stands for people without a noun.

    Hundreds and thousands do wherever they act or are acted upon; a figure does only under a verb of what happens to
    people, as it may count anything.
    """
    token = tokens[place]
    if token.text.lower() == "those":
        return are_people(tokens, place)
    crowd = token.text.lower() in CROWDS
    if not crowd and (token.upos != "NUM" or token.text.lower() == "one"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and token.relation == "nummod" and after.text.lower() == "more" and token.head == after.index:
        return counts_more(tokens, after)  # "detained eleven more"
    before = tokens[place - 1].text.lower() if place else ""
    if after is not None and after.text.lower() == "more" and token.relation in ARGUMENTS:
        after = tokens[place + 2] if place + 2 < len(tokens) else None  # "shot two more", not "two more dogs"
    if after is not None and (after.text.lower() in ("of", "%", "-") or after.upos in ("NOUN", "PROPN", "NUM", "ADJ")):
        return False
    if crowd:
        by = token.relation in ("obl", "obl:agent") and before == "by"
        return by or (token.relation in ARGUMENTS and before not in ("the", "of"))
    at = token.head - tokens[0].index
    verbs = COUNTED_IN_PASSIVE if token.relation == "nsubj:pass" else COUNTED_BY
    governed = 0 <= at < len(tokens) and tokens[at].lemma.lower() in verbs
    return token.relation in ARGUMENTS and before not in MONEY and governed


def counts_more(tokens: Sequence[Token], more: Token) -> bool:
    """Whether "more" behind a number stands for people, as under a verb of what happens to them."""
    at = more.head - tokens[0].index
    behind = [token for token in tokens if token.head == more.index and token.index > more.index]
    governed = 0 <= at < len(tokens) and tokens[at].lemma.lower() in COUNTED_BY
    return more.relation in ARGUMENTS and governed and not any(token.upos in ("NOUN", "PROPN") for token in behind[:1])


def are_people(tokens: Sequence[Token], place: int) -> bool:
    """Whether "those" are people, by what is told of them: who they are, what happened to them, "those responsible"."""
    token = tokens[place]
    if token.upos != "PRON":
        return False
    told = [one for one in tokens[place + 1 :] if one.head == token.index]
    who = any(one.text.lower() in ("who", "whose") for one in tokens[place + 1 : place + 3])
    return who or any(
        one.text.lower() in BEING or (one.relation.startswith("acl") and one.lemma.lower() in SAID_OF_PEOPLE)
        for one in told
    )
