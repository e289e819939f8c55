"""Attitudes: what a party asks for, wants, judges, knows or names ("called for talks", "criticised the raid")."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from diurna.attribution.contents import span_of, without_sequel
from diurna.attribution.cues import FIRST_PERSONS, Report
from diurna.attribution.denials import denier_of
from diurna.attribution.speakers import find_source
from diurna.attribution.subjects import follows_break, is_passive, is_reduced
from diurna.lexicons.speech import PREPOSITIONS, Cue, Speech
from diurna.records import Analysis, Span, Token
from diurna.records.analysis import base

POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}
# What else belongs to the matter, after its object: "called the vote a farce", "praised Peru for its patience".
FURTHER = ("xcomp", "ccomp", "advcl", "obl")
# Behind these stands who is asked, not what for: "called on Peru to wait".
ADDRESSING = {"on", "upon"}
WITH_OBJECT = {"as", "for", "of", "from", "over"}


def find_attitudes(analysis: Analysis, attitudes: Speech) -> Iterator[Report]:
    """The attitudes of all sentences, in text order; those with no holder only of passives ("is expected to")."""
    for token in analysis.tokens:
        pos = POS.get(token.upos)
        row = _row(analysis, attitudes, pos, token) if pos else None
        if row is None or (pos == "verb" and token.relation in ("amod", "compound", "case", "mark", "fixed")):
            continue
        if _is_address(analysis, token):
            continue
        source = _holder(analysis, token, row)
        if source is not None and source.text.lower() in FIRST_PERSONS:
            continue  # the reporter's own, or told of in the quotation around it
        found = _matter(analysis, token, row)
        hidden = row.pos == "verb" and (is_passive(analysis, token) or is_reduced(analysis, token))
        if found is not None and (source is not None or (hidden and not _is_pronoun(analysis, found[1]))):
            cue, content = found
            content = _up_to_sequel(analysis, token, content)
            row = replace(row, stance="denies") if _denies_report(analysis, token) else row
            yield Report(cue, token, content, source, row.id, row)


def _up_to_sequel(analysis: Analysis, cue: Token, content: Span) -> Span:
    """The matter up to where its holder goes on to speak: "blamed Peru for the raid, saying that ..."."""
    first, last = analysis.sentence_of(cue).first, analysis.sentence_of(cue).last
    tokens = [token for token in analysis.tokens[first:last] if content.covers(token.span)]
    kept = without_sequel(analysis, tokens, cue)
    return content if len(kept) == len(tokens) else span_of(kept) or content


def _denies_report(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb turns down what others say, which is more than a judgement: "dismissed reports that ..."."""
    return any(denier_of(analysis, child) is not None for child in analysis.children(verb, "obj", "nsubj"))


def _is_address(analysis: Analysis, token: Token) -> bool:
    """As in "Thank you all", "consider this": words to the hearer, whosever clause the tree hangs them from."""
    if token.upos != "VERB" or token.xpos not in ("VB", "VBP"):
        return False
    if analysis.child(token, "nsubj", "nsubj:pass", "mark", "aux", "cop", "csubj"):
        return False
    before = analysis.tokens[max(0, token.index - 1) : token.index]
    starts = token.index == analysis.sentence_of(token).first or any(word.upos == "PUNCT" for word in before)
    return starts and base(token.relation) not in ("xcomp", "conj")


def _row(analysis: Analysis, attitudes: Speech, pos: str, token: Token) -> Cue | None:
    lemma = token.lemma.lower()
    participle = token.xpos == "VBN" and (analysis.child(token, "aux:pass", "cop") or token.relation == "advcl")
    if participle and not analysis.child(token, "obl:agent") and (row := attitudes.find("adj", token.text.lower())):
        return row
    for child in analysis.children(token, "compound:prt"):
        if row := attitudes.find(pos, f"{lemma}_{child.text.lower()}"):
            return row
    return attitudes.find(pos, lemma)


def _is_pronoun(analysis: Analysis, span: Span) -> bool:
    return any(token.span == span and token.upos == "PRON" for token in analysis.tokens_in(span))


def _holder(analysis: Analysis, token: Token, row: Cue) -> Token | None:
    """Whose attitude it is: the subject, or the agent of a passive; of adjectives also the noun that they describe."""
    if row.pos == "adj":
        head = analysis.head(token)
        if token.lemma.lower() == "sure" and head is not None and head.lemma.lower() == "make":
            return None  # who makes sure that it is so need not think that it is
        return analysis.child(token, "nsubj") or find_source(analysis, token)
    if token.upos == "NOUN" and (own := _owner(analysis, token)) is not None:
        return own
    found = find_source(analysis, token)
    # "fears of a raid" are not the raid's
    matter = found is not None and found.head == token.index and analysis.case_of(found) == "of"
    return None if token.upos == "NOUN" and matter else found


def _owner(analysis: Analysis, noun: Token) -> Token | None:
    """As in "Peru's call for talks", "a call by Peru for talks"."""
    for child in analysis.children(noun, "nmod"):
        if child.relation == "nmod:poss" or analysis.case_of(child) in ("by", "from"):
            return child
    return None


def _matter(analysis: Analysis, token: Token, row: Cue) -> tuple[Span, Span] | None:
    """The cue and the matter of an attitude: its object, else its clause, else what its preposition governs."""
    clause = next((child for child in analysis.children(token, "ccomp") if child.index > token.index), None)
    if clause is None and row.stance == "asks":
        clause = _question(analysis, token)
        if clause is not None and "clause" in row.takes and (matter := span_of(analysis.subtree(clause))) is not None:
            return token.span, matter
    accused = row.stance == "accuses" and is_passive(analysis, token)  # "was accused by Peru of spying"
    if accused and (matter_of := _governed(analysis, token, row)) is not None:
        return matter_of
    asked = clause is not None and "clause" in row.takes  # "asked Peru whether it would withdraw"
    if not asked and "obj" in row.takes and (found := _object(analysis, token)) is not None:
        return token.span, found
    if row.stance == "asks" and (found_on := _governed(analysis, token, row, ADDRESSING)) is not None:
        return found_on
    for child in analysis.children(token, "xcomp", "ccomp", "advcl", "acl", "csubj"):
        if child.relation != "acl:relcl" and child.index > token.index and _form(analysis, child) in row.takes:
            addressed = analysis.child(token, "obj") if row.stance == "asks" else None
            start = [*analysis.subtree(addressed)] if addressed else []
            content = span_of([*start, *analysis.subtree(child)])
            return (token.span, content) if content else None
    return _governed(analysis, token, row)


def _question(analysis: Analysis, verb: Token) -> Token | None:
    """As in "asked Peru if it would wait", where the tree takes the question for a condition."""
    for child in analysis.children(verb, "advcl"):
        marks = {mark.text.lower() for mark in analysis.children(child, "mark")}
        if child.index > verb.index and marks & {"if", "whether"} and not follows_break(analysis, child):
            return child if analysis.child(verb, "obj", "iobj") is not None else None
    return None


def _form(analysis: Analysis, clause: Token) -> str:
    marks = [marker.text.lower() for marker in analysis.children(clause, "mark")]
    if "to" in marks:
        return "inf"
    if clause.xpos == "VBG" and not marks and not analysis.child(clause, "nsubj"):
        return "ing"
    return "clause" if base(clause.relation) in ("ccomp", "csubj") or "that" in marks else ""


def _object(analysis: Analysis, verb: Token) -> Span | None:
    """The object with what is said of it; of a passive, the subject."""
    passive = is_passive(analysis, verb)
    matter = analysis.child(verb, "nsubj:pass") if passive else analysis.child(verb, "obj")
    if matter is None:
        return None
    tokens = analysis.subtree(matter)
    if matter.index > verb.index:
        tokens = [*tokens, *_further(analysis, verb, matter)]
    return span_of(tokens)


def _further(analysis: Analysis, verb: Token, matter: Token) -> Sequence[Token]:
    """The complements after an object that tell what of it: "called it a farce", "blamed it for the raid"."""
    tokens: list[Token] = []
    for child in analysis.children(verb, *FURTHER):
        relation, case = base(child.relation), analysis.case_of(child)
        mark = analysis.child(child, "mark")
        word = case or (mark.text.lower() if mark else "")
        if child.index > matter.index and (relation in ("xcomp", "ccomp") or word in WITH_OBJECT):
            tokens += analysis.subtree(child)
    return tokens


def _governed(
    analysis: Analysis, token: Token, row: Cue, prepositions: Collection[str] = PREPOSITIONS
) -> tuple[Span, Span] | None:
    """As in "called for talks", "accused of spying": the preposition belongs to the cue where it stands beside it."""
    for child in analysis.children(token, "obl", "nmod", "advcl", "acl", "ccomp"):
        marker = analysis.child(child, "case", "mark")
        if marker is None or child.index < token.index or child.relation == "nmod:poss":
            continue
        word = marker.text.lower()
        if word in row.takes and word in prepositions:
            without = {below.index for below in analysis.subtree(marker)}
            tokens = [below for below in analysis.subtree(child) if below.index not in without]
            if row.stance == "asks":  # "called on Peru to withdraw"
                tokens += [
                    below
                    for clause in analysis.children(token, "xcomp", "advcl")
                    if clause.index > child.index and _form(analysis, clause) == "inf"
                    for below in analysis.subtree(clause)
                ]
            content = span_of(tokens)
            beside = marker.index == token.index + 1
            cue = Span(token.span.start, marker.span.end) if beside else token.span
            return (cue, content) if content is not None else None
    return None
