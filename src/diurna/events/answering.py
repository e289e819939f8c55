"""Who was asked, told by who answers: "Turkey rejected Sweden's request", "in response to Chad's call, Mali sent troops"."""

from diurna.events.arguments import clause_subjects, find_subjects
from diurna.events.objects import find_objects
from diurna.events.passives import is_passive
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# What one does with a request that was made to oneself.
ANSWERING = frozenset(
    """reject refuse deny decline dismiss ignore rebuff spurn turn accept grant approve meet honour honor heed fulfil
    fulfill answer agree accede comply bow yield give consider receive respond react resist defy oblige acquiesce
    consent flout disregard overrule""".split()
)
# Whose object is a deed to come, and the doer's to do.
ORDERING = frozenset("order demand request seek require authorise authorize commission direct".split())
LIMITS = frozenset({"deadline", "ultimatum", "order", "ruling"})
AHEAD = frozenset({"ahead of", "before", "by", "within", "in defiance of", "despite"})
RESPONSES = frozenset({"response", "answer", "reaction", "line", "compliance"})


def answerers(analysis: Analysis, request: Token) -> list[Token]:
    """The subject of the verb that answers a request, be it a passive: "the demand was rejected by Mali"."""
    head = analysis.head(request)
    if head is None:
        return []
    if analysis.case_of(request) == "under":  # "under pressure from X, Y did it", "Y, under pressure from X, did it"
        return clause_subjects(analysis, head) if head.upos == "VERB" else [head]
    if request.lemma in LIMITS and head.upos == "VERB" and analysis.case_of(request) in AHEAD:
        return clause_subjects(analysis, head)  # "ahead of the deadline set by X, Y did it"
    if head.upos == "NOUN" and head.lemma.lower() in RESPONSES and analysis.case_of(request) in {"to", "with"}:
        deed = analysis.head(head)
        return clause_subjects(analysis, deed) if deed is not None and deed.upos == "VERB" else []
    if head.upos not in {"VERB", "ADJ"} or head.lemma.lower() not in ANSWERING:
        return []
    relation = base(request.relation)
    if relation == "nsubj" and not is_passive(analysis, head):
        return []
    if relation == "obl" and analysis.case_of(request) not in {"to", "with"}:
        return []
    return find_subjects(analysis, head) if relation in {"obj", "obl", "nsubj"} else []


def ordered_doers(analysis: Analysis, verb: Token) -> list[Token]:
    """Who shall do what is ordered, told with the deed: "ordered checks of the schools by the fire brigade"."""
    if is_passive(analysis, verb) or verb.lemma not in ORDERING:
        return []
    return [
        part
        for noun in find_objects(analysis, verb)
        for part in analysis.subtree(noun)
        if analysis.case_of(part) == "by" and base(part.relation) == "nmod"
    ]
