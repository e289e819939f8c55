"""Standing: what is told of no occasion, but as what somebody does on any day, what has been so all along, or how often.

"The volunteers assist farmers", "the party is banned in Chile", "clashes are frequent in the north", "no premier has ever
been impeached", "people who do not pay".
"""

from itertools import islice

from diurna.events.calendar import is_time
from diurna.ontology import EventType
from diurna.records import Analysis, Coding, Mention, Token
from diurna.records.analysis import base

# What is done, and so done at some time: words of praise, blame or demand are spoken in the present tense too.
DEEDS = frozenset("ASSAULT COERCE SANCTION AID COOPERATE MOBILIZE PROTEST RETREAT CONCEDE CONSULT".split())
# Of these the present tells of somebody who is there now: "is detained in Riga".
HELD = frozenset({"arrest", "convict", "abduct"})
LEAD = 1  # the headline, and a first sentence that is told like one
# Their present plural looks like their past.
SAME_IN_THE_PAST = frozenset(
    "beat hit cut put set quit let shut split spread hurt bid cast burst shed read rid".split()
)
# What opens a clause that tells of one occasion, or of one to come: "if he resigns", "as troops move in".
OCCASIONS = frozenset("if unless until once before after as while when till because since lest".split())
ADVERBS = frozenset(
    "still often frequently usually regularly always sometimes routinely generally commonly typically normally rarely".split()
)
# What lets or hinders others is so until it is changed: "bans women from stadiums".
RULING = frozenset("ban bar forbid prohibit allow permit restrict limit entitle outlaw require oblige".split())
MOODS = frozenset(
    """suggest demand request require propose recommend insist ask urge order want hear see watch make let help have
    advise""".split()
)
PICTURES = frozenset("footage video recording tape photograph photo picture image clip".split())
OF_THE_SPEAKER = frozenset({"i", "we", "you"})
TIMES = frozenset("today tonight tomorrow now yesterday again".split())
# How often something happens: "clashes are frequent".
FREQUENT = frozenset(
    "frequent common rare rife routine commonplace widespread sporadic occasional usual uncommon infrequent scarce".split()
)
WANTED = frozenset(
    "justified justify justifiable necessary needed need possible inevitable impossible unthinkable".split()
)
ANYONE = frozenset("any every each whichever whatever".split())
WHOEVER = frozenset("anyone anybody everyone everybody whoever someone somebody those".split())
# Words that call a thing by another's name: "referring to the marches as riots".
NAMING = frozenset(
    "refer describe characterize characterise label brand portray depict dismiss call define term".split()
)
HOPES = frozenset({"hope", "wish", "dream", "fantasize"})
STEPS = 3  # up from a word
# Views: who opposes or shares one does nothing to anybody.
VIEWS = frozenset(
    "position view idea stance opinion notion belief philosophy concept ideology principle thinking".split()
)
ATTITUDES = frozenset("oppose support back disagree favour favor share endorse".split())


def is_standing(coding: Coding, token: Token, kind: EventType, mode: str | None) -> bool:
    """Whether a predicate tells of no occasion."""
    analysis = coding.analysis
    if is_compared(analysis, token) or is_hoped(analysis, token) or is_any(coding, token):
        return True
    if token.upos == "NOUN":
        return is_frequent(analysis, token) or is_name_given(analysis, token)
    if is_view(coding, token):
        return True
    return kind.behaves in DEEDS and (is_habit(analysis, token, mode) or is_required(analysis, token))


def is_universal(coding: Coding, token: Token, parties: list[Mention]) -> bool:
    """Whether a clause only counts how often it came to pass: "no premier has ever been removed", "only once before"."""
    analysis = coding.analysis
    words = {one.lemma.lower() for one in analysis.children(token, "advmod")}
    words |= {below.lemma.lower() for one in analysis.children(token, "advmod") for below in analysis.children(one)}
    perfect = any(one.lemma == "have" for one in analysis.children(token, "aux"))
    heads = [analysis.tokens[one.head] for one in parties]
    none = any(child.text.lower() == "no" for head in heads for child in analysis.children(head, "det"))
    if none and perfect and "ever" in words:
        return True
    ages = [noun for noun in analysis.children(token, "obl") if noun.lemma.lower() == "history"]
    ages = [noun for noun in ages if analysis.case_of(noun) == "in"]
    return perfect and (bool(ages) or {"only", "once"} <= words)


def is_asked_about(coding: Coding, token: Token, parties: list[Mention]) -> bool:
    """Whether a question asks who it was: "Which candidates have you supported?"."""
    analysis = coding.analysis
    sentence = analysis.tokens_of(analysis.sentence_of(token))
    if not any(one.text == "?" for one in sentence[-2:]):
        return False
    heads = [analysis.tokens[one.head] for one in parties]
    return any(child.text.lower() in {"which", "what"} for head in heads for child in analysis.children(head, "det"))


def is_habit(analysis: Analysis, verb: Token, mode: str | None) -> bool:
    """Whether a verb in the simple present tells, in the body of an article, what is done on any day.

    It does where it says so ("often", "still"), where it rules what others may do ("bans", "are allowed"), or where the
    article tells its news in the past. Headlines, plans of a day and clauses of an occasion do not.
    """
    number = analysis.sentence_of(verb).number
    if number == 0 or mode in HELD or not is_simple_present(analysis, verb) or dates(analysis, verb):
        return False
    if is_bare_below(analysis, verb) or is_shown(analysis, verb):
        return False
    subject = analysis.child(verb, "nsubj", "nsubj:pass")
    words = {one.lemma.lower() for one in analysis.children(verb, "mark", "advmod")}
    if subject is None or subject.lemma.lower() in OF_THE_SPEAKER or words & (OCCASIONS | TIMES):
        return False
    if words & ADVERBS:
        return True
    return number > LEAD and (verb.lemma.lower() in RULING or is_told_in_the_past(analysis))


def is_bare_below(analysis: Analysis, verb: Token) -> bool:
    """Whether a plural present is none: "suggested that ministers *meet*", "heard officers *discuss* it"."""
    head = analysis.head(verb)
    below = head is not None and base(verb.relation) in {"ccomp", "xcomp"} and head.lemma.lower() in MOODS
    return verb.xpos == "VBP" and below


def is_shown(analysis: Analysis, verb: Token) -> bool:
    """Whether a sentence tells what a picture shows: "in the footage a man meets an agent"."""
    return any(one.lemma.lower() in PICTURES for one in analysis.tokens_of(analysis.sentence_of(verb)))


def is_told_in_the_past(analysis: Analysis) -> bool:
    """Whether more sentences of an article's body have their main verb in the past than in the present."""
    roots = [
        token.xpos
        for sentence in analysis.sentences
        if sentence.number > 0
        for token in analysis.tokens_of(sentence)
        if token.relation == "root" and token.upos == "VERB"
    ]
    return roots.count("VBD") > roots.count("VBZ") + roots.count("VBP")


def is_simple_present(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is in the simple present, active or passive: "assists", "do not allow", "is banned"."""
    helpers = analysis.children(verb, "aux", "aux:pass")
    if not helpers:
        return verb.xpos == "VBZ" or (verb.xpos == "VBP" and verb.lemma not in SAME_IN_THE_PAST)
    if [one.text.lower() for one in helpers] in (["do"], ["does"]):
        return verb.xpos == "VB"
    passive = [one for one in helpers if one.relation == "aux:pass"]
    bare = len(helpers) == 1 and bool(passive) and passive[0].text.lower() in {"is", "are"}
    return bare and verb.xpos == "VBN"


def dates(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb has a time of its own: "on Monday", "next week", "today"."""
    nouns = analysis.children(verb, "obl", "obl:unmarked", "obl:tmod", "advmod", "nmod")
    return any(is_time(noun) or noun.lemma.lower() in TIMES or noun.upos == "NUM" for noun in nouns)


def is_required(analysis: Analysis, verb: Token) -> bool:
    """Whether a deed is what somebody requires or lets others do on any day: "the order requires members to sign"."""
    child, head = verb, analysis.head(verb)
    for _ in range(STEPS):
        if head is None:
            return False
        within = base(child.relation) in {"xcomp", "ccomp", "advcl"} and child.index > head.index
        if within and head.lemma.lower() in RULING:
            return is_habit(analysis, head, None)
        child, head = head, analysis.head(head)
    return False


def is_any(coding: Coding, token: Token) -> bool:
    """Whether a clause tells which ones are meant, whoever they are: "any ship carrying arms", "those who support terror"."""
    analysis = coding.analysis
    noun = analysis.head(token)
    if noun is None or base(token.relation) != "acl" or token.upos != "VERB":
        return False
    whoever = noun.lemma.lower() in WHOEVER or any(
        child.text.lower() in ANYONE for child in analysis.children(noun, "det")
    )
    if token.relation == "acl":
        return whoever and token.xpos in {"VBG", "VBN"}
    helpers = [one.text.lower() for one in analysis.children(token, "aux", "aux:pass")]
    habit = is_simple_present(analysis, token)
    bare = noun.xpos == "NNS" and analysis.child(noun, "det", "nummod", "nmod:poss", "amod", "compound") is None
    if helpers[:1] == ["can"]:
        return noun.upos in {"NOUN", "PRON"} and coding.mention_at(noun) is None
    return (habit and (whoever or bare)) or (bare and helpers[:1] == ["have"] and is_for_anyone(analysis, noun))


def is_for_anyone(analysis: Analysis, noun: Token) -> bool:
    """Whether people are only those whom something is for: "a shelter for women who have been beaten"."""
    head = analysis.head(noun)
    if head is None:
        return False
    able = any(one.text.lower() in {"can", "may", "should", "must"} for one in analysis.children(head, "aux"))
    return analysis.case_of(noun) == "for" or (able and base(noun.relation) == "nsubj")


def is_frequent(analysis: Analysis, noun: Token) -> bool:
    """Whether a deed is only said to be frequent, or right or needed: "clashes are frequent", "his removal is justified"."""
    head = analysis.head(noun)
    return (
        head is not None
        and base(noun.relation) == "nsubj"
        and head.lemma.lower() in FREQUENT | WANTED
        and any(one.text.lower() in {"is", "are", "remain"} for one in analysis.children(head, "cop", "aux:pass"))
    )


def is_name_given(analysis: Analysis, noun: Token) -> bool:
    """Whether a deed is only the name that somebody gives a thing: "referred to the marches as riots"."""
    above = islice(analysis.ancestors(noun), STEPS)
    return analysis.case_of(noun) == "as" and any(one.lemma.lower() in NAMING for one in above)


def is_compared(analysis: Analysis, token: Token) -> bool:
    """Whether a deed is only what something else is compared with: "worse than most states admit", "than any attack"."""
    if token.upos == "NOUN":
        any_of_them = any(child.text.lower() == "any" for child in analysis.children(token, "det"))
        return any_of_them and analysis.case_of(token) == "than"
    return any(mark.lemma.lower() == "than" for mark in analysis.children(token, "mark"))


def is_hoped(analysis: Analysis, token: Token) -> bool:
    """Whether a deed is only hoped for: "they hope that he will release it"."""
    head = analysis.head(token)
    return (
        head is not None
        and token.index > head.index
        and head.upos == "VERB"
        and head.lemma.lower() in HOPES
        and base(token.relation) in {"ccomp", "xcomp"}
    )


def is_view(coding: Coding, verb: Token) -> bool:
    """Whether a verb tells how somebody stands to a view: "opposed the senator's position on trade"."""
    if verb.lemma.lower() not in ATTITUDES:
        return False
    analysis = coding.analysis
    nouns = analysis.children(verb, "obj", "nsubj:pass")
    nouns += [noun for noun in analysis.children(verb, "obl") if analysis.case_of(noun) == "with"]
    return any(noun.lemma.lower() in VIEWS for noun in nouns)
