"""Which words of an article count the killed, the injured, those arrested, detained, displaced, and those who take part."""

from collections.abc import Iterator
from dataclasses import dataclass

from diurna.counts.people import Counted, Counter
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# Verbs by whom they count: those they are done to, or those that do them.
DONE_TO = {
    **dict.fromkeys(("kill", "slay", "murder", "assassinate", "massacre", "execute", "behead", "slaughter", "lynch",
                     "electrocute", "drown", "poison"), "killed"),
    **dict.fromkeys(("injure", "wound", "hurt", "maim"), "injured"),
    **dict.fromkeys(("arrest", "apprehend"), "arrested"),
    **dict.fromkeys(("detain", "intern"), "detained"),
    **dict.fromkeys(("displace", "uproot", "evacuate", "evict"), "displaced"),
    **dict.fromkeys(("deploy", "mobilize", "mobilise", "dispatch"), "participants"),
}  # fmt: skip
DONE_BY = {
    **dict.fromkeys(("die", "perish"), "killed"),
    **dict.fromkeys(("flee",), "displaced"),
    **dict.fromkeys(("march", "protest", "rally", "demonstrate", "gather", "strike", "attend", "riot", "assemble", "parade",
                     "picket", "converge", "throng", "participate", "congregate"), "participants"),
}  # fmt: skip
# Verbs that count with a noun or a particle of theirs.
PARTICLES = {("gun", "down"): "killed", ("shoot", "down"): "", ("round", "up"): "detained", ("turn", "out"): "participants",
             ("walk", "out"): "participants", ("pick", "up"): "detained"}  # fmt: skip
LIGHT_BY = {("lose", "life"): "killed", ("take", "part"): "participants", ("take", "street"): "participants",
            ("leave", "home"): "displaced", ("go", "strike"): "participants", ("stage", "protest"): "participants",
            ("stage", "rally"): "participants", ("hold", "protest"): "participants", ("hold", "rally"): "participants",
            ("hold", "vigil"): "participants", ("fill", "street"): "participants", ("join", "protest"): "participants",
            ("join", "march"): "participants", ("join", "rally"): "participants", ("join", "strike"): "participants",
            ("join", "demonstration"): "participants", ("flood", "street"): "participants"}  # fmt: skip
LIGHT_TO = {("take", "custody"): "detained", ("force", "home"): "displaced", ("drive", "home"): "displaced",
            ("put", "death"): "killed", ("force", "flee"): "displaced", ("place", "arrest"): "arrested"}  # fmt: skip
ADJECTIVES = {"dead": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured", "homeless": "displaced"}
NOUNS = {
    "death": "killed", "fatality": "killed", "injury": "injured", "arrest": "arrested", "detention": "detained",
    "dead": "killed", "wounded": "injured", "injured": "injured", "detainee": "detained", "evacuee": "displaced",
}  # fmt: skip
NO_CASUALTIES = {"casualty", "victim"}
TOLLS = {"toll"}
TAKING_LIVES = {"claim", "take", "cost", "end"}
RELATIVE = {"who", "that", "which", "whom"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A count: of what kind, told with which predicate (a token), how many, and the rule that read it."""

    kind: str
    anchor: int
    counted: Counted
    rule: str


def find_measures(counter: Counter) -> list[Measure]:
    """All counts of people in an article, in text order.

    By verbs ("killed two"), adjectives ("left 12 dead"), nouns ("12 deaths", "no injuries"), and tolls ("rose to 45").
    """
    found = [measure for token in counter.analysis.tokens for measure in _measures_at(counter, token)]
    return sorted(found, key=lambda measure: measure.anchor)


def _measures_at(counter: Counter, token: Token) -> Iterator[Measure]:
    if token.upos == "VERB" or (token.upos == "ADJ" and token.lemma in DONE_TO):
        yield from _by_verb(counter, token)
    if token.upos in {"ADJ", "NOUN", "VERB"} and token.text.lower() in ADJECTIVES:
        yield from _by_adjective(counter, token)
    if token.upos == "NOUN":
        yield from _by_noun(counter, token)


def _by_verb(counter: Counter, verb: Token) -> Iterator[Measure]:
    analysis = counter.analysis
    kind, to = _kind_of_verb(analysis, verb)
    if not kind:
        lives = _lives(counter, verb)
        if lives is not None:
            yield Measure("killed", verb.index, lives, "count.killed.lives")
        return
    for noun in (affected(analysis, verb) or _hidden_object(counter, verb)) if to else doers(analysis, verb):
        counted = counter.count(noun)
        if counted is None or (kind == "participants" and not counted.told):
            continue
        if _is_negated(analysis, verb) and counted.low != 0:
            continue
        yield Measure(kind, verb.index, counted, f"count.{kind}.verb")
        return


def _kind_of_verb(analysis: Analysis, verb: Token) -> tuple[str, bool]:
    """What a verb counts ("" for nothing), and whether it counts those that it is done to."""
    lemma = verb.lemma.lower()
    for child in analysis.children(verb, "compound:prt", "advmod", "xcomp", "obj", "obl", "amod"):
        pair = (lemma, child.lemma.lower())
        if pair in PARTICLES:
            return PARTICLES[pair], pair[1] != "out"
        if pair in LIGHT_BY:
            return LIGHT_BY[pair], False
        if pair in LIGHT_TO:
            return LIGHT_TO[pair], True
    if _to_death(analysis, verb):
        return "killed", True
    if lemma in DONE_TO:
        return DONE_TO[lemma], True
    return DONE_BY.get(lemma, ""), False


def _to_death(analysis: Analysis, verb: Token) -> bool:
    """Whether "to death" hangs from a verb ("stabbed to death"), or "dead" stands beside "shot", whatever it hangs from."""
    if any(child.lemma.lower() == "death" and analysis.case_of(child) == "to" for child in analysis.children(verb)):
        return True
    following = analysis.tokens[verb.index + 1 : verb.index + 2]
    return verb.lemma == "shoot" and any(token.text.lower() == "dead" for token in following)


def affected(analysis: Analysis, verb: Token) -> list[Token]:
    """Those that a verb is done to: its object, its passive subject, or the noun that its participle hangs from."""
    things = analysis.children(verb, "obj")
    if things:
        return things
    subjects = analysis.children(verb, "nsubj:pass")
    if not subjects and verb.xpos == "VBN" and not analysis.children(verb, "aux"):
        subjects = analysis.children(verb, "nsubj")  # headlines: "12 killed in blast"
    if not subjects and base(verb.relation) == "conj" and verb.xpos == "VBN":
        # "30 were arrested and beaten" shares its subject; one with an object of its own has been seen above.
        head = analysis.head(verb)
        return affected(analysis, head) if head is not None and head.xpos == "VBN" else []
    if subjects:
        return [_antecedent(analysis, verb, subjects[0])]
    head = analysis.head(verb)
    if base(verb.relation) == "acl" and verb.xpos == "VBN" and head is not None:
        return [head]  # "the 12 people killed in the blast"
    return []


def _hidden_object(counter: Counter, verb: Token) -> list[Token]:
    """The object that a parser takes for an adverbial, for the words of its number: "killed *between* 20 and 25 soldiers"."""
    if counter.analysis.children(verb, "aux:pass") or base(verb.relation) == "acl":
        return []
    sentence = counter.analysis.sentence_of(verb)
    starts = {quantity.first: quantity for quantity in counter.quantities(sentence)}
    behind = starts.get(verb.index + 1)
    if behind is None or behind.core == behind.first:
        return []
    return [
        noun
        for noun in counter.analysis.children(verb, "obl", "nmod")
        if behind.last - 1 <= noun.index <= behind.last + 2
    ]


def doers(analysis: Analysis, verb: Token) -> list[Token]:
    """Those that do what a verb tells."""
    subjects = analysis.children(verb, "nsubj")
    if subjects:
        return [_antecedent(analysis, verb, subjects[0])]
    head = analysis.head(verb)
    if base(verb.relation) == "acl" and verb.xpos == "VBG" and head is not None:
        return [head]  # "5,000 people marching through Lyon"
    if base(verb.relation) == "xcomp" and head is not None:
        return doers(analysis, head)  # "thousands began to march"
    return []


def _antecedent(analysis: Analysis, verb: Token, subject: Token) -> Token:
    """The noun that a relative clause hangs from, for "who" and "that"."""
    head = analysis.head(verb)
    if subject.text.lower() in RELATIVE and base(verb.relation) == "acl" and head is not None:
        return head
    return subject


def _lives(counter: Counter, verb: Token) -> Counted | None:
    """The number in "claimed 12 lives", "took the lives of 12 people"."""
    if verb.lemma.lower() not in TAKING_LIVES:
        return None
    for thing in counter.analysis.children(verb, "obj"):
        if thing.lemma.lower() != "life":
            continue
        counted = counter.count_one(thing)
        if counted is None:
            whose = [one for one in counter.analysis.children(thing, "nmod") if counter.analysis.case_of(one) == "of"]
            counted = counter.count(whose[0]) if whose else None
        return counted
    return None


def _by_adjective(counter: Counter, word: Token) -> Iterator[Measure]:
    """Counts in "left 12 dead and 30 wounded", "12 are dead", "12 dead in Kabul blast"."""
    analysis, kind = counter.analysis, ADJECTIVES[word.text.lower()]
    if word.upos == "VERB" and word.lemma in DONE_TO:
        return  # counted as a verb
    head = analysis.head(word)
    noun = analysis.child(word, "nsubj")
    anchor = word.index
    if noun is None and head is not None and base(word.relation) == "xcomp":
        noun, anchor = analysis.child(head, "obj"), head.index
    elif (
        noun is None
        and head is not None
        and word.relation in {"orphan", "amod", "acl"}
        and head.upos in {"NUM", "NOUN"}
    ):
        noun, anchor = head, head.index
        if head.upos == "NOUN" and word.relation == "amod" and word.index < head.index:
            noun = None  # "dead bodies", "wounded soldiers"
    counted = counter.count(noun) if noun is not None else None
    if counted is not None and counted.told and not _is_negated(analysis, word):
        yield Measure(kind, anchor, counted, f"count.{kind}.adjective")


def _by_noun(counter: Counter, noun: Token) -> Iterator[Measure]:
    """Counts in "12 deaths", "no injuries", "no casualties", "the death toll rose to 45"."""
    lemma = noun.lemma.lower()
    kind = NOUNS.get(lemma) or NOUNS.get(noun.text.lower())
    if kind:
        counted = counter.count_one(noun)
        if counted is not None and counted.told:
            yield Measure(kind, noun.index, counted, f"count.{kind}.noun")
    elif lemma in NO_CASUALTIES:
        counted = counter.count_one(noun)
        if counted is not None and counted.low == counted.high == 0:
            yield Measure("killed", noun.index, counted, "count.killed.none")
            yield Measure("injured", noun.index, counted, "count.injured.none")
    elif lemma in TOLLS:
        counted = _toll(counter, noun)
        if counted is not None:
            yield Measure("killed", noun.index, counted, "count.killed.toll")


def _toll(counter: Counter, noun: Token) -> Counted | None:
    """The number of "a toll of 45", "the toll rose to 45", "the toll stood at 45"; the last one told is the present one."""
    analysis = counter.analysis
    near = analysis.children(noun, "nmod", "nummod")
    head = analysis.head(noun)
    if base(noun.relation) == "nsubj" and head is not None:
        near += analysis.children(head, "obl", "obj")
        near += [head] if head.upos == "NUM" else []
    found = [
        counted
        for one in near
        if analysis.case_of(one) in {"", "of", "to", "at"} and (counted := counter.count_one(one)) and counted.told
    ]
    return found[-1] if found else None


def _is_negated(analysis: Analysis, verb: Token) -> bool:
    return any(child.text.lower() in {"not", "n't", "never", "n’t"} for child in analysis.children(verb, "advmod"))
