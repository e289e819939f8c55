"""Put right what parsers often get wrong about days: "said on Monday rebels attacked" dates the saying."""

import re
from dataclasses import replace

from diurna.records import Analysis, Token
from diurna.records.analysis import base
from diurna.times.words import MONTH, YEAR_NUMBER

SAYING = {
    "say", "announce", "report", "declare", "warn", "confirm", "claim", "add", "state", "admit", "insist", "argue", "predict",
    "promise", "vow", "pledge", "deny", "acknowledge", "allege", "reveal", "disclose", "note", "reiterate", "stress", "tell",
    "write", "tweet",
}  # fmt: skip
DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight",
}  # fmt: skip
LEADS = {"on", "late", "early", "earlier"}
MONTH_OR_YEAR = re.compile(rf"{MONTH}|{YEAR_NUMBER}")


def rehang_days(analysis: Analysis) -> Analysis:
    """The analysis with each day right behind a verb of saying, or of a relative clause, hung from that verb.

    "Lee said on Monday rebels attacked": parsers like to hang "Monday" from "attacked", as if "that" stood before it.
    Only a day that was hung from what follows it is moved. "Freed nine men they kidnapped in April": what stands right behind
    the verb of a relative clause is that verb's, and not that of the verb around it.
    """
    moved: dict[int, Token] = {}
    for token in analysis.tokens:
        if token.upos != "VERB":
            continue
        if token.lemma in SAYING:
            day = _day_behind(analysis, token)
            if day is not None and day.head > day.index:
                moved[day.index] = replace(day, head=token.index, relation="obl:tmod")
        elif base(token.relation) == "acl" and (day := _date_behind(analysis, token)) is not None:
            moved[day.index] = replace(day, head=token.index)
    if not moved:
        return analysis
    return replace(analysis, tokens=tuple(moved.get(token.index, token) for token in analysis.tokens))


def _date_behind(analysis: Analysis, verb: Token) -> Token | None:
    """The day, month or year right behind the verb of a relative clause that was hung from a word before its noun."""
    behind = analysis.tokens[verb.index + 1 : verb.index + 3]
    if len(behind) < 2 or behind[0].text.lower() not in ("in", "on"):
        return None
    day, above = behind[1], {one.index for one in analysis.ancestors(verb)}
    if day.text.lower() not in DAYS and not MONTH_OR_YEAR.fullmatch(day.text):
        return None
    return day if day.head in above and day.head != verb.head and base(day.relation) == "obl" else None


def _day_behind(analysis: Analysis, verb: Token) -> Token | None:
    behind = analysis.tokens[verb.index + 1 : verb.index + 4]
    for token in behind:
        if token.text.lower() in DAYS:
            return token
        if token.text.lower() not in LEADS:
            return None
    return None
