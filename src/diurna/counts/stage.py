"""The counting stage: every draft gets the counts that its clause, or the words around it, tell."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.counts.measures import Measure, find_measures
from diurna.counts.money import Money, find_money
from diurna.counts.people import Counter
from diurna.records import Analysis, Coding, Draft, Evidence
from diurna.records.analysis import base
from diurna.records.event import Count

# Which events may have which counts. What is done to people is done in these; who takes part, in protests and deployments.
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT", "SANCTION"})
ALLOWED = {
    "killed": DEEDS, "injured": DEEDS, "displaced": DEEDS, "arrested": frozenset({"COERCE", "PROTEST", "ASSAULT", "SANCTION"}),
    "detained": frozenset({"COERCE", "PROTEST", "ASSAULT", "SANCTION"}), "participants": frozenset({"PROTEST", "MOBILIZE"}),
}  # fmt: skip
# To which event a count goes that stands in a sentence without any: "No casualties were reported."
BY_DEFAULT = {
    "killed": {"ASSAULT"},
    "injured": {"ASSAULT", "PROTEST"},
    "displaced": {"ASSAULT"},
    "participants": {"PROTEST"},
}
SENTENCES_BACK = 2
# A clause tells of the same happening as the one that it hangs from by these.
SAME_HAPPENING = {"advcl", "acl", "xcomp", "conj", "parataxis"}
# Marks of clauses that tell of another happening than the one they hang from.
OTHER_HAPPENING = {"after", "before", "because", "since", "if", "although", "though", "until", "unless"}
AID_EVENTS = {"AID"}
AGREEING = {"AGREE", "SUPPORT", "COOPERATE", "REQUEST"}


class CountPeople:
    """Adds counts to the drafts: killed, injured, arrested, detained, displaced, participants, aid (a sum of money)."""

    name = "counts"
    needs: frozenset[str] = frozenset({"analysis", "mentions", "drafts"})
    adds: frozenset[str] = frozenset({"drafts.counts"})

    def __call__(self, coding: Coding) -> Coding:
        """Count for the drafts of a coding.

        1. Counts of people go to the events whose words tell them, else to those that they are told beside.
        2. Numbers of those who protest or are sent. 3. Money goes to aid given, promised or asked for.
        """
        if not coding.drafts:
            return coding
        counter = Counter(coding)
        found: dict[str, dict[str, tuple[Count, Evidence]]] = {draft.id: {} for draft in coding.drafts}
        text = coding.article.text
        for measure in find_measures(counter):
            evidence = Evidence("counts", measure.rule, measure.counted.span)
            for draft in told_of(coding, measure):
                found[draft.id].setdefault(measure.kind, (measure.counted.count(text), evidence))
        for draft in coding.drafts:
            _count_parties(counter, draft, found[draft.id])
        _count_money(counter, coding.drafts, found)
        drafts = tuple(_with_counts(draft, found[draft.id]) for draft in coding.drafts)
        return replace(coding, drafts=drafts)


def _with_counts(draft: Draft, found: dict[str, tuple[Count, Evidence]]) -> Draft:
    if not found:
        return draft
    counts = {kind: count for kind, (count, _) in found.items()}
    return replace(draft, counts=counts, evidence=(*draft.evidence, *(evidence for _, evidence in found.values())))


def told_of(coding: Coding, measure: Measure) -> list[Draft]:
    """The drafts that a count belongs to.

    1. The draft of that very predicate. 2. Those whose clause it hangs from as the same happening, and those that its
    clause names ("killed in the attack"). 3. The nearest in the sentence. 4. Without any, the last one before.
    """
    analysis = coding.analysis
    anchor = analysis.tokens[measure.anchor]
    sentence = analysis.sentence_of(anchor)
    allowed = [draft for draft in coding.drafts if draft.event in ALLOWED[measure.kind]]
    here = [draft for draft in allowed if sentence.first <= draft.predicate < sentence.last]
    own = [draft for draft in here if draft.predicate == anchor.index or draft.trigger.covers(anchor.span)]
    linked = _linked(analysis, anchor.index)
    beside = [draft for draft in here if draft not in own and draft.predicate in linked]
    if own or beside:
        return [*own, *beside]
    if here:
        kinds = BY_DEFAULT.get(measure.kind, ALLOWED[measure.kind])
        here = [draft for draft in here if draft.event in kinds]
        return sorted(here, key=lambda draft: abs(draft.predicate - anchor.index))[:1]
    return _before(allowed, measure, sentence.number)


def _linked(analysis: Analysis, index: int) -> set[int]:
    """The predicates that tell of the same happening: up the tree by clauses, down it by nouns."""
    found: set[int] = set()
    inner = analysis.tokens[index]
    for outer in analysis.ancestors(inner):
        relation = base(inner.relation)
        marks = {child.text.lower() for child in analysis.children(inner, "mark", "case")}
        if relation in SAME_HAPPENING and not marks & OTHER_HAPPENING:
            found.add(outer.index)
            # The deed may be the subject of the governing verb: "the attack left the town in ruins, killing 12".
            found.update(child.index for child in analysis.children(outer, "nsubj") if child.upos == "NOUN")
        elif relation not in {"obj", "nsubj", "obl", "nmod", "appos"} or outer.upos == "VERB":
            break
        inner = outer
    for child in analysis.children(analysis.tokens[index], "nsubj", "obl", "nmod", "obj"):
        if child.upos == "NOUN" and analysis.case_of(child) in {"", "in", "during", "at", "by", "from", "as"}:
            found.add(child.index)
    return found


def _before(allowed: Sequence[Draft], measure: Measure, number: int) -> list[Draft]:
    """The last event before, within two sentences, of the type that such counts come from; never one that did not happen."""
    kinds = BY_DEFAULT.get(measure.kind, set())
    near = [
        draft
        for draft in allowed
        if draft.event in kinds and 0 < number - draft.sentence <= SENTENCES_BACK and draft.status == "actual"
    ]
    return sorted(near, key=lambda draft: (draft.sentence, draft.predicate))[-1:]


def _count_parties(counter: Counter, draft: Draft, found: dict[str, tuple[Count, Evidence]]) -> None:
    """How many protest, by the words for the actors: "a strike by 200 teachers"."""
    if draft.event != "PROTEST" or "participants" in found:
        return
    for actor in draft.actors:
        mention = counter.coding.mention(actor)
        counted = counter.count(counter.analysis.tokens[mention.head])
        if counted is not None and counted.told:
            evidence = Evidence("counts", "count.participants.actor", counted.span)
            found["participants"] = (counted.count(counter.coding.article.text), evidence)
            return


def _count_money(
    counter: Counter, drafts: Sequence[Draft], found: dict[str, dict[str, tuple[Count, Evidence]]]
) -> None:
    """Sums of money, each to the nearest event of its sentence that gives, promises or asks for aid."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        sentence = counter.analysis.sentence_of(counter.analysis.tokens[draft.predicate])
        told.setdefault(sentence.first, []).append(draft)
    for sentence in counter.analysis.sentences:
        here = told.get(sentence.first, [])
        giving = [draft for draft in here if draft.event in AID_EVENTS]
        agreeing = [draft for draft in here if draft.event in AGREEING]
        if not giving and not agreeing:
            continue
        for money in find_money(counter, sentence):
            takers = giving or (agreeing if money.for_aid else [])
            nearest = sorted(takers, key=lambda draft: _gap(draft, money))[:1]
            holding = [draft for draft in agreeing if draft.trigger.covers(money.span)]
            for draft in (*nearest, *holding):
                found[draft.id].setdefault("aid", (money.count, Evidence("counts", "count.aid.money", money.span)))


def _gap(draft: Draft, money: Money) -> int:
    return min(abs(draft.predicate - money.first), abs(draft.predicate - money.last))
