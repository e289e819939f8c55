"""Documents that speak for those who issued them: "The House passed two articles. *The first* charged X with fraud"."""

from diurna.events.arguments import find_subjects
from diurna.events.deed_nouns import doers
from diurna.events.texts import ENACTING, SUBMITTING
from diurna.records import Analysis, Coding, Token
from diurna.records.analysis import base

LOOKBACK = 2  # sentences
DOCUMENTS = frozenset(
    """article resolution report letter statement bill law decree order motion petition memo note email communique communiqué
    declaration document paper study complaint lawsuit suit indictment ruling verdict judgment judgement amendment message
    tweet post leaflet editorial dossier manifesto""".split()
)
ISSUING = (
    ENACTING | SUBMITTING | frozenset("release write deliver post circulate make file distribute read tweet".split())
)
ONE_OF_THEM = frozenset("first second third fourth fifth other another latter former both one".split())
BACK = frozenset({"the", "this", "that", "these", "those", "both", "each"})


def issuers(coding: Coding, verb: Token) -> list[Token]:
    """Who issued the document that is a verb's subject, told just before: "The ministry sent a letter. The letter urged X to go"."""
    analysis = coding.analysis
    subjects = analysis.children(verb, "nsubj") or counted_before(analysis, verb)
    head = analysis.head(verb)
    if not subjects and head is not None and base(verb.relation) == "conj":
        subjects = analysis.children(head, "nsubj")
    if len(subjects) != 1 or not points_back(coding, subjects[0]):
        return []
    named = None if is_one_of_them(subjects[0]) else subjects[0].lemma.lower()
    place = analysis.sentences.index(analysis.sentence_of(verb))
    first = analysis.sentences[max(0, place - LOOKBACK)].first
    for token in reversed(analysis.tokens[first : subjects[0].index]):
        lemma = token.lemma.lower()
        if token.upos == "NOUN" and lemma in DOCUMENTS and named in {None, lemma}:
            found = issued_by(coding, token)
            if found:
                return found
    return []


def counted_before(analysis: Analysis, verb: Token) -> list[Token]:
    """The ordinal that the tree takes for an adverb: "*the first* accused X", not "first accused X"."""
    return [
        word
        for word in analysis.children(verb, "advmod")
        if word.index + 1 == verb.index
        and is_one_of_them(word)
        and analysis.tokens[word.index - 1].text.lower() == "the"
    ]


def is_one_of_them(noun: Token) -> bool:
    """Whether a word only counts among what was told before: "the first", "another", "both"."""
    return noun.lemma.lower() in ONE_OF_THEM


def points_back(coding: Coding, noun: Token) -> bool:
    """Whether a noun has nothing of its own to tell whose it is: "the letter", "the second", not "his letter"."""
    analysis = coding.analysis
    if coding.mention_at(noun) is not None and not is_one_of_them(noun):
        return False
    if analysis.child(noun, "nmod", "nmod:poss", "acl", "compound") is not None:
        return False
    if is_one_of_them(noun):
        return True
    determined = any(child.text.lower() in BACK for child in analysis.children(noun, "det"))
    return determined and noun.lemma.lower() in DOCUMENTS


def issued_by(coding: Coding, document: Token) -> list[Token]:
    """Who issues a document by the verb it hangs from, or whose it is called: "a letter from X", "X published a report"."""
    analysis = coding.analysis
    own = [doer for doer in doers(analysis, document) if coding.mention_at(doer) is not None]
    verb = analysis.head(document)
    if own or verb is None:
        return own
    made = document.relation in {"obj", "nsubj:pass"} and verb.lemma.lower() in ISSUING
    return find_subjects(analysis, verb) if made else []
