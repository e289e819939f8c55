"""Counted: people told of by a number or a pronoun alone: "thousands marched", "killing three", "urged anyone"."""

from collections.abc import Sequence

from diurna.actors.words import words
from diurna.lexicons.named import Agent
from diurna.records import Token

# A number by itself counts people under these: "three were killed", "police arrested 40".
COUNTED_BY = words(
    "kill injure wound hurt arrest detain shoot stab die hospitalize hospitalise rescue displace evacuate execute behead "
    "abduct kidnap capture free jail imprison expel deport evict convict sentence lynch massacre slaughter rape torture "
    "drown acquit pardon remand interrogate handcuff"
)
# Under these in the passive alone, as otherwise it may be of anything: "four were picked up", not "the party holds 40".
COUNTED_IN_PASSIVE = COUNTED_BY | words("release let pick round hold charge hang beat treat question gun")
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
    crowd = token.text.lower() in CROWDS
    if not crowd and (token.upos != "NUM" or token.text.lower() == "one"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
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
