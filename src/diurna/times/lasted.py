"""What had lasted for a while when something else came: "resigned on Monday after two weeks of protests"."""

from collections.abc import Mapping

from diurna.records import Analysis, Token
from diurna.records.analysis import base
from diurna.times import intervals, words
from diurna.times.beside import Dated
from diurna.times.expression import Expression
from diurna.times.own_clause import nearest

UNITS = {"day", "week", "month", "year"}
ENDING = {"after", "following"}
# Verbs whose object came before their subject: "the announcement followed two weeks of protests".
FOLLOWING = {"follow", "cap", "end"}


def lasted_before(
    analysis: Analysis, predicate: Token, dates: Mapping[int, Expression], lead: Expression | None
) -> Dated | None:
    """The days of something that had lasted for a counted time before what governs it, which is dated.

    That is dated by its own clause or, as the news of the first sentence named again ("the announcement followed ..."), by
    `lead`, the exact date of that sentence.
    """
    unit = analysis.head(predicate)
    if unit is None or predicate.relation != "nmod" or analysis.case_of(predicate) != "of" or unit.lemma not in UNITS:
        return None
    count = next((words.whole_count(one.text) for one in analysis.children(unit, "nummod")), 0)
    verb = analysis.head(unit)
    if verb is None or not (count or unit.xpos == "NNS"):
        return None
    case = analysis.case_of(unit)
    follows = verb.lemma in FOLLOWING and not case and base(unit.relation) in ("obj", "obl")
    if not follows and case not in ENDING:
        return None
    anchor = nearest(analysis, verb, dates, frozenset(), below=unit) or (lead if follows else None)
    if anchor is None or anchor.start is None or anchor.end is None or (anchor.end - anchor.start).days > 1:
        return None
    if not count:  # "after weeks of shelling": since when is not told
        return Dated(anchor, None, anchor.start, verb)
    try:
        start = intervals.shift(anchor.start, -count, unit.lemma)
    except (ValueError, OverflowError):
        return None
    return Dated(anchor, start, anchor.start, verb)
