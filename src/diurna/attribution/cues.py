"""Cues: reports that a sentence's tree shows ("X said that Y", "Y, X said", "according to X, Y")."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from diurna.attribution.contents import closes_sentence, content_of, core_subject, has_mark, span_of
from diurna.attribution.source_words import without_counts
from diurna.attribution.speakers import find_source
from diurna.attribution.subjects import BREAKS, QUOTE_MARKS, agent_of, follows_break, is_passive
from diurna.lexicons.speech import Cue, Speech
from diurna.records import Analysis, Sentence, Span, Token
from diurna.records.analysis import base

CLAUSES = ("ccomp", "csubj")
# Relations by which the tree may hang "X said" from the clause that it reports.
BELOW = ("parataxis", "conj", "appos", "dep", "advcl", "acl", "ccomp", "list", "discourse")
# What one by a named house counts, it tells: "In a survey by X, six in ten were for Y".
COUNTS = {"poll", "survey"}
# Before the time, the place or the hearer of what is said: "said on Monday that", "told reporters at the port that".
INTERVIEWED = {"in", "on", "at", "to", "during", "after", "before", "by", "from", "via", "through", "with"}
FIRST_PERSONS = {"i", "we", "you"}
FINITE = {"VBZ", "VBD", "VBP", "MD"}


@dataclass(frozen=True, slots=True)
class Report:
    """A cue, what it reports, and whose words these are.

    `token` is the word that the cue hangs from; `source` is the head of the speaker's words, None where hidden.
    """

    cue: Span
    token: Token
    content: Span
    source: Token | None
    rule: str
    row: Cue | None = None


def find_reports(analysis: Analysis, speech: Speech, quoted: Collection[int] = ()) -> Iterator[Report]:
    """The reports of all sentences, in text order. `quoted` holds the indexes of tokens inside quotation marks."""
    for sentence in analysis.sentences:
        tokens = analysis.tokens_of(sentence)
        for token in tokens:
            word = token.lemma.lower()
            if token.upos in ("VERB", "AUX") and (row := find_verb(analysis, speech, token)):
                yield from _verb_reports(analysis, sentence, token, row, quoted)
            elif token.upos in ("NOUN", "PROPN") and (row := speech.find("noun", word)):
                yield from _noun_reports(analysis, token, row)
            elif row := speech.find("adv", token.text.lower()):
                yield from _adverb_reports(analysis, token, row)
            elif token.text.lower() in ("according", "per"):
                yield from _preposition_reports(analysis, speech, token)
            elif token.text.lower() == "in":
                yield from _words_of_reports(analysis, speech, token)


def find_verb(analysis: Analysis, speech: Speech, token: Token) -> Cue | None:
    """The row of a verb, with its particle where it has one ("point out", "go on")."""
    lemma = token.lemma.lower()
    for child in analysis.children(token, "compound:prt", "advmod", "obj"):
        if row := speech.find("verb", f"{lemma}_{child.text.lower()}"):
            return row
    return speech.find("verb", lemma)


def _verb_reports(
    analysis: Analysis, sentence: Sentence, verb: Token, row: Cue, quoted: Collection[int]
) -> Iterator[Report]:
    source, rule = find_source(analysis, verb), row.id
    if is_passive(analysis, verb) and agent_of(analysis, verb) is None:
        source = None
        for child in analysis.children(verb, "xcomp"):
            if "hidden" in row.takes and has_mark(analysis, child, "to"):
                yield Report(verb.span, verb, content_of(analysis, child), None, rule, row)
                return
    if row.takes == ("hidden",):
        return
    if source is not None and source.text.lower() in FIRST_PERSONS and "quote" not in row.takes:
        return  # "I think": the speaker's own voice, of which the claim around it tells already
    found = False
    for child in analysis.children(verb, *CLAUSES):
        if child.index < verb.index and child.relation.startswith("csubj"):
            continue
        if has_mark(analysis, child, "whether", "if"):
            continue
        # "asked that he leave" reports no fact; "'Leave,' he asked" quotes.
        if "clause" in row.takes or child.index < verb.index or child.index in quoted:
            found = True
            yield Report(verb.span, verb, content_of(analysis, child, verb), source, rule, row)
    for child in analysis.children(verb, "xcomp"):
        form = "inf" if has_mark(analysis, child, "to") else "ing" if _is_gerund(analysis, child) else ""
        if form in row.takes:
            found = True
            yield Report(verb.span, verb, content_of(analysis, child), source, rule, row)
    if not found and "clause" in row.takes and (clause := _clause_behind(analysis, verb)) is not None:
        found = True
        yield Report(verb.span, verb, content_of(analysis, clause), source, rule, row)
    if found:
        return
    content = _content_above(analysis, verb) or _content_beside(analysis, sentence, verb)
    if content is not None and "clause" not in row.takes and not _is_quoted(analysis, content, quoted):
        return  # "Police fire shots as protests continue" reports nothing
    if content is not None and source is not None:
        yield Report(verb.span, verb, content, source, rule, row)


def _is_quoted(analysis: Analysis, content: Span, quoted: Collection[int]) -> bool:
    return any(token.index in quoted for token in analysis.tokens_in(content))


def _is_gerund(analysis: Analysis, token: Token) -> bool:
    """As in "denied attacking", "denied having attacked"."""
    return any(word.xpos == "VBG" for word in (token, *analysis.children(token, "aux")))


def _clause_behind(analysis: Analysis, verb: Token) -> Token | None:
    """As in "said in an interview that Peru had left", where the tree takes the clause for a part of the interview."""
    for phrase in analysis.children(verb, "obl", "obj"):
        for clause in analysis.children(phrase, "acl"):
            if verb.index < phrase.index < clause.index and has_mark(analysis, clause, "that") and clause.upos != "ADP":
                subject = analysis.child(clause, "nsubj", "expl")
                if subject is not None and subject.text.lower() != "that" and analysis.case_of(phrase) in INTERVIEWED:
                    return clause
    return None


def _content_above(analysis: Analysis, verb: Token) -> Span | None:
    """What "X said" reports when it hangs from it: "Y, X said", "as X said, Y"."""
    head = analysis.head(verb)
    below = {token.index for token in analysis.subtree(verb)}
    if head is None or analysis.child(verb, "obj", "xcomp"):
        return None
    if base(verb.relation) == "advcl" and has_mark(analysis, verb, "as"):
        return span_of(token for token in analysis.subtree(head) if token.index not in below)
    if base(verb.relation) not in BELOW or verb.relation == "acl:relcl" or not _has_subject(analysis, verb):
        return None
    start = min(below)
    while start < verb.index and analysis.tokens[start].relation == "punct":
        start += 1
    if head.index < start and start and analysis.tokens[start - 1].text in BREAKS:
        return span_of(token for token in analysis.subtree(head) if token.index < start)
    if any(token.index in below for token in analysis.subtree(head) if token.text == ","):
        return span_of(token for token in analysis.subtree(head) if token.index not in below)
    return None


def _content_beside(analysis: Analysis, sentence: Sentence, verb: Token) -> Span | None:
    """What stands before ", X said" or ", said X", or after "X said:", where the tree shows no link."""
    for child in analysis.children(verb, "parataxis"):
        if child.index < verb.index or ":" in _texts(analysis, verb, child):
            return content_of(analysis, child, verb)
    core = [verb, *analysis.subtree(source, without=("acl:relcl",))] if (source := core_subject(analysis, verb)) else []
    if not core or analysis.child(verb, "xcomp"):
        return None
    start = min(token.index for token in core)
    before = analysis.tokens[sentence.first : start]
    if len(before) < 3 or before[-1].text not in {",", *QUOTE_MARKS}:
        return None
    if verb.relation == "acl:relcl" or before[0].upos == "SCONJ":
        return None
    # Headlines leave out auxiliaries ("Kenya to withdraw, says minister"): any verb makes a clause there.
    headline = sentence.number == 0 and any(token.upos == "VERB" for token in before)
    if not headline and not _is_clause(analysis, before):
        return None
    return span_of(before)


def _is_clause(analysis: Analysis, tokens: Sequence[Token]) -> bool:
    """Whether some tokens hold a predicate with its subject."""
    inside = {token.index for token in tokens}
    return any(
        (token.upos in ("VERB", "AUX") and any(child.index in inside for child in analysis.children(token, "nsubj")))
        or base(token.relation) in ("cop", "aux")
        for token in tokens
    )


def _noun_reports(analysis: Analysis, noun: Token, row: Cue) -> Iterator[Report]:
    for child in analysis.children(noun, "acl", "ccomp"):
        if child.relation == "acl:relcl" and not has_mark(analysis, child, "that"):
            continue
        that = has_mark(analysis, child, "that") and "clause" in row.takes
        if that or ("inf" in row.takes and has_mark(analysis, child, "to")):
            yield Report(noun.span, noun, content_of(analysis, child), find_source(analysis, noun), row.id, row)


def _adverb_reports(analysis: Analysis, adverb: Token, row: Cue) -> Iterator[Report]:
    head = analysis.head(adverb)
    if head is not None and base(adverb.relation) == "advmod":
        content = span_of(token for token in analysis.subtree(head) if token.index != adverb.index)
        if content is not None:
            yield Report(adverb.span, adverb, content, None, row.id, row)


def _preposition_reports(analysis: Analysis, speech: Speech, token: Token) -> Iterator[Report]:
    """As in "According to X, Y", "per X, Y": X hangs from a word of Y."""
    cue, last = token.span, token
    if token.text.lower() == "according":
        last = analysis.tokens[token.index + 1] if token.index + 1 < len(analysis.tokens) else token
        if last.text.lower() != "to":
            return
        cue = Span(token.span.start, last.span.end)
    row = speech.find("prep", "according to" if last is not token else "per")
    governor = analysis.head(token)
    source = analysis.child(token, "obl", "obj", "nmod") or (governor if token.relation == "case" else None)
    if row is None or source is None or (last is token and source.upos != "PROPN"):
        return
    top = token if source.head == token.index else source
    content = _clause_around(analysis, top)
    if follows_break(analysis, token) and closes_sentence(analysis, token):
        content = span_of(analysis.tokens[analysis.sentence_of(token).first : token.index]) or content
    if _is_in_list(analysis, token) or _opens_clause(analysis, token):
        rest = [
            word
            for word in without_counts(analysis, analysis.subtree(source), source, token)
            if word.index >= top.index
        ]
        after = rest[-1].index if rest else source.index
        content = span_of(analysis.tokens[after + 1 : analysis.sentence_of(token).last]) or content
    if content is not None:
        yield Report(cue, token, content, source, row.id, row)


def _opens_clause(analysis: Analysis, token: Token) -> bool:
    """Whether a source stands right behind a clause's "that": "reported that, according to X, rebels had fled"."""
    return [word.text.lower() for word in analysis.tokens[max(0, token.index - 2) : token.index]] == ["that", ","]


def _is_in_list(analysis: Analysis, token: Token) -> bool:
    """Whether a source is named in the middle of a list, for what follows: "killed 40, including, according to X, 12 boys"."""
    before = [word.text.lower() for word in analysis.tokens[max(0, token.index - 2) : token.index]]
    return before in (["including", ","], ["among", ","], ["them", ","])


def _words_of_reports(analysis: Analysis, speech: Speech, token: Token) -> Iterator[Report]:
    """As in "In the words of X, Y"; "in X's words, Y"; "in a poll, Y"."""
    noun = analysis.head(token)
    if noun is None or token.relation != "case":
        return
    if noun.text.lower() in COUNTS and (above := analysis.head(noun)) is not None:
        named = any(part.upos == "PROPN" for part in analysis.children(noun, "compound", "nmod", "amod"))
        content = _clause_around(analysis, noun) if named else None
        if content is not None and not speech.find("verb", above.lemma.lower()):
            yield Report(token.span, token, content, noun, "speech.in_poll")
        return
    if noun.lemma.lower() not in ("word", "view", "opinion"):
        return
    for child in analysis.children(noun, "nmod"):
        if child.relation == "nmod:poss" or analysis.case_of(child) == "of":
            content = _clause_around(analysis, noun)
            if content is not None:
                yield Report(Span(token.span.start, noun.span.end), token, content, child, "speech.in_words")
            return


def _clause_around(analysis: Analysis, phrase: Token) -> Span | None:
    """The clause that a phrase hangs from, without the phrase."""
    below = {token.index for token in analysis.subtree(phrase)}
    clause = analysis.head(phrase)
    while clause is not None and clause.head >= 0 and not analysis.child(clause, "nsubj"):
        clause = analysis.head(clause)
    if clause is None:
        return None
    return span_of(token for token in analysis.subtree(clause) if token.index not in below)


def _has_subject(analysis: Analysis, verb: Token) -> bool:
    return analysis.child(verb, "nsubj") is not None or core_subject(analysis, verb) is not None


def _texts(analysis: Analysis, one: Token, other: Token) -> list[str]:
    first, last = sorted((one.index, other.index))
    return [token.text for token in analysis.tokens[first:last]]
