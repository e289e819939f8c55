"""Put right what parsers often get wrong about days: "said on Monday rebels attacked" dates the saying."""

from dataclasses import replace

from diurna.records import Analysis, Token

SAYING = {
    "say", "announce", "report", "declare", "warn", "confirm", "claim", "add", "state", "admit", "insist", "argue", "predict",
    "promise", "vow", "pledge", "deny", "acknowledge", "allege", "reveal", "disclose", "note", "reiterate", "stress", "tell",
}  # fmt: skip
DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight",
}  # fmt: skip
LEADS = {"on", "late", "early", "earlier"}


def rehang_days(analysis: Analysis) -> Analysis:
    """The analysis with each day right behind a verb of saying hung from that verb.

    "Lee said on Monday rebels attacked": parsers like to hang "Monday" from "attacked", as if "that" stood before it.
    Only a day that was hung from what follows it is moved.
    """
    moved: dict[int, Token] = {}
    for token in analysis.tokens:
        if token.lemma not in SAYING or token.upos != "VERB":
            continue
        day = _day_behind(analysis, token)
        if day is not None and day.head > day.index:
            moved[day.index] = replace(day, head=token.index, relation="obl:tmod")
    if not moved:
        return analysis
    return replace(analysis, tokens=tuple(moved.get(token.index, token) for token in analysis.tokens))


def _day_behind(analysis: Analysis, verb: Token) -> Token | None:
    behind = analysis.tokens[verb.index + 1 : verb.index + 4]
    for token in behind:
        if token.text.lower() in DAYS:
            return token
        if token.text.lower() not in LEADS:
            return None
    return None
