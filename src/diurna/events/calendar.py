"""Words that say when: what hangs from a verb by "on", "in" or "for" and is no party, place or topic of it."""

from diurna.records import Token

DAYS_AND_MONTHS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
STRETCHES = frozenset("day week weekend month year decade night morning afternoon evening eve hour minute".split())


def is_time(noun: Token) -> bool:
    """Whether a noun only says when: "called him *on Friday*", "talks *in 2019*", where "called *on him*" has another sense."""
    word = noun.lemma.lower()
    if noun.upos == "NUM":
        return len(word) == 4 and word.isdigit()
    return word in STRETCHES or (word in DAYS_AND_MONTHS and noun.text[:1].isupper())
