"""Rules: what is told of no one occasion, but as what a law, a custom or a definition has of any."""

from diurna.events.arguments import find_subjects
from diurna.events.obliques import find_oblique
from diurna.events.texts import is_clause_of_a_text
from diurna.records import Analysis, Coding, Token
from diurna.records.analysis import base

# What a rule needs or lets one do, and the adverbs of what holds on any day.
RULING = frozenset("require need necessary sufficient enough".split())
LETTING = frozenset("require oblige allow permit entitle suppose".split())
VOTES = frozenset({"majority", "vote", "quorum", "consent", "approval"})
CHARTERS = frozenset({"constitution", "charter", "statute", "bylaw"})
PROCEDURES = frozenset({"process", "procedure", "mechanism"})
CUSTOM = frozenset("officially generally usually typically normally traditionally customarily ordinarily".split())
# What a text of law says of any case, in the present tense: "the directive does not preclude courts from ordering it".
LAWS = frozenset(
    "law constitution charter statute directive act treaty convention regulation bylaw code amendment".split()
)
# What a definition is about: "events where four or more people are killed".
CASES = frozenset("event incident case situation circumstance instance occasion scenario".split())
DEPTH = 6


def is_rule(coding: Coding, token: Token) -> bool:
    """Whether a deed is only what a rule needs or lets one do: "the votes needed to impeach", "may be removed by Congress"."""
    analysis = coding.analysis
    if token.upos not in {"VERB", "AUX"}:
        return False
    if is_law_speaking(coding, token) or is_defined(analysis, token):
        return True
    child, head = token, analysis.head(token)
    for _ in range(DEPTH):
        if is_customary(analysis, child):
            return True
        if head is None or child.relation == "root":
            return False
        if rules(coding, child, head, within=child.index != token.index or base(child.relation) in {"xcomp", "advcl"}):
            return True
        child, head = head, analysis.head(head)
    return False


def rules(coding: Coding, child: Token, head: Token, *, within: bool) -> bool:
    """Whether the word above makes a rule of the one below."""
    analysis, lemma = coding.analysis, head.lemma.lower()
    present = head.xpos in {"VBZ", "VBP"}
    if present and any(one.lemma.lower() in CHARTERS for one in analysis.children(head, "nsubj")):
        return True
    if child.relation == "acl:relcl" and lemma in PROCEDURES:
        return any(aux.lemma.lower() in {"can", "may", "must"} for aux in analysis.children(child, "aux"))
    if not within:
        return False
    if lemma in RULING and head.relation == "acl":
        noun = analysis.head(head)
        return noun is not None and noun.upos == "NOUN" and coding.mention_at(noun) is None
    if not any(aux.text.lower() in {"is", "are"} for aux in analysis.children(head, "aux:pass", "cop")):
        return False
    subjects = analysis.children(head, "nsubj:pass", "nsubj")
    # "A majority is needed to impeach", not "the mayor is required to testify".
    if lemma in RULING and any(
        one.upos == "NOUN" and (coding.mention_at(one) is None or one.lemma in VOTES) for one in subjects
    ):
        return True
    return lemma in LETTING and any(
        one.xpos in {"NNS", "NNPS"} and analysis.child(one, "det", "amod", "nummod", "compound", "nmod") is None
        for one in subjects
    )


def is_customary(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb in the present tells what is done on any day: "officially, the king is allowed to dissolve it"."""
    custom = any(child.lemma.lower() in CUSTOM for child in analysis.children(verb, "advmod"))
    custom = custom or any(noun.lemma.lower() in CHARTERS for noun in find_oblique(analysis, verb, "under"))
    helpers = analysis.children(verb, "aux", "aux:pass", "cop")
    present = any(one.text.lower() in {"is", "are", "can", "may", "must"} for one in helpers)
    return custom and (present or (not helpers and verb.xpos in {"VBZ", "VBP"}))


def is_law_speaking(coding: Coding, verb: Token) -> bool:
    """Whether a text of law is what forbids or lets, in the present tense: "the directive does not preclude it"."""
    if is_clause_of_a_text(coding.analysis, verb):
        return False
    present = verb.xpos in {"VBZ", "VBP"} or is_present(coding.analysis, verb)
    subjects = find_subjects(coding.analysis, verb)
    return present and any(noun.lemma.lower() in LAWS and coding.mention_at(noun) is None for noun in subjects)


def is_defined(analysis: Analysis, verb: Token) -> bool:
    """Whether a relative clause in the present tense only says which cases are meant: "incidents where people are shot"."""
    noun = analysis.head(verb)
    if verb.relation != "acl:relcl" or noun is None or noun.lemma.lower() not in CASES:
        return False
    where = any(word.lemma.lower() in {"where", "when", "which"} for word in analysis.children(verb))
    return where and noun.xpos == "NNS" and is_present(analysis, verb)


def is_present(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is told in the present tense by its auxiliaries, or without any."""
    helpers = analysis.children(verb, "aux", "aux:pass")
    if not helpers:
        return verb.xpos in {"VBZ", "VBP"}
    return helpers[0].text.lower() in {"is", "are", "do", "does", "can", "may", "must"}
