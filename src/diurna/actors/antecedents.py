"""Antecedents: what "it" and "they" stand for, by subjecthood and nearness; "he" and "she" are in `ranking`."""

from collections.abc import Iterator, Sequence

from diurna.actors.candidates import Candidate, Memory
from diurna.actors.words import SPEECH, TIMES, words
from diurna.records import Analysis, Token
from diurna.records.analysis import base

IT = words("it its itself")
LOOKBACK = 3  # sentences; further back a pronoun is more often wrong than right


def find_antecedent(analysis: Analysis, token: Token, kind: str, place: int, memory: Memory) -> int | None:
    """What "it", "they" or "the country" stands for.

    1. The subject still to come, for a pronoun in what precedes it. 2. The subjects of the clauses around, from the
    innermost. 3. Others before it in the sentence. 4. The subjects, then the others, of the sentences before.
    """
    barred = _barred(analysis, token, memory, place)
    here = memory.by_sentence[place]

    def fits(candidate: Candidate) -> bool:
        return candidate.referent not in barred and _fits(candidate, kind)

    coming = subject_to_come(analysis, token)
    for candidate in here:
        if coming is not None and candidate.head == coming and fits(candidate):
            return candidate.referent
    helped = supported(analysis, token)
    for candidate in here:
        if helped is not None and candidate.head == helped and fits(candidate):
            return candidate.referent
    for subject in subjects_around(analysis, token):
        if "sel" in token.text.lower() and subject.head != token.head:
            return None
        found = [candidate for candidate in here if candidate.head == subject.index and fits(candidate)]
        if found:
            return found[-1].referent if kind == "they" else found[0].referent
        if kind == "it" and _is_other_thing(subject, here):
            return None
    earlier = [candidate for candidate in here if candidate.head < token.index and fits(candidate)]
    if kind == "they" and not earlier:
        # "The government said their citizens": a body can be many, but only where it stands near.
        bodies = [
            one
            for one in here
            if one.head < token.index and one.kind == "body" and one.subject and one.referent not in barred
        ]
        if bodies:
            return bodies[-1].referent
    if "sel" in token.text.lower():
        return None
    if earlier:
        subjects = [candidate for candidate in earlier if candidate.subject]
        return (subjects or earlier)[-1].referent
    if kind == "it" and token.text.lower() == "it" and base(token.relation) in ("obj", "obl", "nmod"):
        # "denied it": from one sentence to the next, an object "it" is mostly what was said.
        return None
    for back in range(place - 1, max(-1, place - 1 - LOOKBACK), -1):
        told = [candidate for candidate in memory.by_sentence[back] if fits(candidate)]
        subjects = [candidate for candidate in told if candidate.subject]
        main = [candidate for candidate in subjects if _is_main(analysis, candidate.head)]
        if kind == "it" and not main and _other_main_subject(analysis, back, memory):
            return None
        if told:
            chosen = main[0] if main else (subjects or told)[-1]
            # The whole of "students and workers", which is held by its first.
            together = [candidate for candidate in told if candidate.head == chosen.head]
            return together[-1].referent
    return None


def _fits(candidate: Candidate, kind: str) -> bool:
    if kind == "they":
        return candidate.plural
    if candidate.plural or candidate.kind == "modifier":
        return False
    if kind == "country":
        return candidate.kind == "country"
    return kind == "it" and candidate.kind in ("country", "body", "place")


def _barred(analysis: Analysis, token: Token, memory: Memory, place: int) -> set[int]:
    """Whom a pronoun cannot mean: another argument of its own verb, its owner's own phrase, the one quoted."""
    out: set[int] = set()
    if base(token.relation) == "nmod" and analysis.case_of(token) == "of":
        # "acquitted both of them": of its verb's arguments as if it were the object itself.
        part = analysis.head(token)
        token = part if part is not None and part.upos in ("DET", "NUM", "PRON") else token
    governor = analysis.head(token)
    here = {candidate.head: candidate.referent for candidate in memory.by_sentence[place]}
    if governor is not None:
        if base(token.relation) in ("obj", "iobj", "obl") and "sel" not in token.text.lower():
            out.update(here[one.index] for one in analysis.children(governor, "nsubj") if one.index in here)
        elif token.relation == "nmod:poss":
            out.update(here[one] for one in [governor.index] if one in here)
            # "his meeting with Lavrov": not Lavrov's own.
            out.update(here[one.index] for one in analysis.children(governor, "nmod", "flat") if one.index in here)
    if token.index in memory.quoted and token.text.lower() not in IT:
        # Who speaks of himself says "I".
        out.update(speakers(analysis, token, place, memory))
    return out


def speakers(analysis: Analysis, token: Token, place: int, memory: Memory) -> set[int]:
    """Who speaks the quotation that holds a token; one that goes on is still the last speaker's."""
    out: set[int] = set()
    places = range(max(0, place - 2), place + 1) if token.index in memory.carried else [place]
    for candidate in (one for at in places for one in memory.by_sentence[at]):
        verb = analysis.head(analysis.tokens[candidate.head])
        speaks = verb is not None and verb.index not in memory.quoted and verb.lemma.lower() in SPEECH
        if candidate.subject and speaks:
            out.add(candidate.referent)
    return out


def subject_to_come(analysis: Analysis, token: Token) -> int | None:
    """The subject after a pronoun whose phrase or clause stands before it: "In his speech, Macron said"."""
    for one in [token, *analysis.ancestors(token)]:
        if base(one.relation) in ("obl", "advcl", "nmod") and one.head >= 0:
            subject = analysis.child(analysis.tokens[one.head], "nsubj")
            if subject is not None and subject.index > token.index and one.head > token.index:
                return subject.index
    return None


def supported(analysis: Analysis, token: Token) -> int | None:
    """The object that acts in the inner clause: "helps Serbia in defending its", "urged Putin to withdraw his"."""
    for one in analysis.ancestors(token):
        if one.relation == "xcomp" and one.upos == "VERB" and one.head >= 0:
            target = analysis.child(analysis.tokens[one.head], "obj", "iobj")
            if target is not None and target.index < one.index and analysis.tokens[one.head].lemma != "promise":
                return target.index
        if one.relation == "advcl" and one.xpos == "VBG" and one.head >= 0:
            marker = analysis.child(one, "mark", "case")
            if marker is not None and marker.text.lower() in ("in", "from"):
                target = analysis.child(analysis.tokens[one.head], "obj")
                return target.index if target is not None and target.index < token.index else None
    return None


def subjects_around(analysis: Analysis, token: Token) -> Iterator[Token]:
    """The subjects before a pronoun, of the clauses that hold it, from the innermost."""
    seen: set[int] = set()
    for one in analysis.ancestors(token):
        for subject in analysis.children(one, "nsubj"):
            if subject.index < token.index and subject.index not in seen:
                seen.add(subject.index)
                yield subject


def _is_other_thing(subject: Token, here: Sequence[Candidate]) -> bool:
    """Whether a subject is a thing that no phrase tells of, which "it" would then mean."""
    plain = subject.upos == "NOUN" and subject.xpos == "NN" and subject.lemma.lower() not in TIMES
    return plain and all(candidate.head != subject.index for candidate in here)


def _is_main(analysis: Analysis, head: int) -> bool:
    governor = analysis.head(analysis.tokens[head])
    return governor is not None and governor.relation == "root"


def _other_main_subject(analysis: Analysis, place: int, memory: Memory) -> bool:
    for token in analysis.tokens_of(analysis.sentences[place]):
        if token.relation == "root":
            subject = analysis.child(token, "nsubj")
            return subject is not None and _is_other_thing(subject, memory.by_sentence[place])
    return False
