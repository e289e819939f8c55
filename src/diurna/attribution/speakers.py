"""Speakers: whose words a cue reports: the subject it has or shares, and the party behind that."""

from collections.abc import Iterable

from diurna.attribution.denials import DENYING
from diurna.attribution.source_words import with_bracket, without_counts, without_quotation, without_time
from diurna.attribution.subjects import (
    RELATIVE,
    absolute_subject,
    agent_of,
    follows_break,
    goes_on,
    is_passive,
    is_reduced,
    noun_beside,
    owner_before,
    reporter_above,
    subject_of,
    who_did_it,
)
from diurna.lexicons.speech import Speech
from diurna.records import Analysis, Coding, Mention, Span, Token
from diurna.records.analysis import base

# A document or an office speaks for the party that these tie it to: "a statement by the ministry".
TIES = {"by", "from", "of", "for", "at", "with", "to"}
# Whose object is what others say: who "faced", "dismissed" or "heard" a claim did not make it.
OTHERS = DENYING | {
    "face", "receive", "get", "hear", "ignore", "cite", "confirm", "investigate", "probe", "read", "see", "heed",
    "follow", "draw", "prompt", "trigger", "spark", "fuel", "examine", "review", "believe", "doubt", "question",
    "answer", "fight", "counter", "challenge",
}  # fmt: skip
# What one issues, writes or gives, so that its words are those of who does.
DOCUMENTS = {
    "statement", "letter", "article", "report", "tweet", "post", "message", "email", "e-mail", "memo", "note", "video",
    "ad", "advertisement", "speech", "address", "op-ed", "column", "essay", "communique", "declaration", "resolution",
    "announcement", "release", "decree", "order", "notice", "manifesto", "interview", "telegram", "cable", "lawsuit", "suit", "complaint", "petition", "filing",
}  # fmt: skip
# Nouns of what one sets about: who "led an effort to" set about it.
ENDEAVOURS = {
    "effort", "attempt", "bid", "campaign", "drive", "push", "move", "chance", "opportunity", "impetus", "reason",
    "right", "inability", "ability", "willingness", "desire", "decision", "plan", "incentive",
}  # fmt: skip
# How many governors to climb for a subject shared with the clause above.
REACH = 6
LOOSE = ("parataxis", "advcl", "cc:preconj")


def find_source(analysis: Analysis, cue: Token) -> Token | None:
    """The head of the words that name the speaker of a verb or a noun, None where nothing does."""
    if cue.upos in ("NOUN", "PROPN"):
        return _source_of_noun(analysis, cue)
    if is_reduced(analysis, cue):
        return agent_of(analysis, cue)
    if goes_on(analysis, cue) and (above := reporter_above(analysis, cue)) is not None:
        return find_source(analysis, above)
    if (own := absolute_subject(analysis, cue) or owner_before(analysis, cue)) is not None:
        return own
    current, seen, came_by = cue, {cue.index}, ""
    for _ in range(REACH):
        subject = subject_of(analysis, current, passive=current is not cue)
        if current is not cue and is_passive(analysis, current) and came_by in ("advcl", "parataxis"):
            subject = agent_of(analysis, current) or subject  # "was backed by X, saying": X says
        if subject is not None:
            return _antecedent(analysis, subject)
        if current is cue and is_passive(analysis, cue):
            return agent_of(analysis, cue)
        if current is cue and cue.xpos in ("VBD", "VBZ", "VBP") and (beside := noun_beside(analysis, cue)):
            return beside
        head = analysis.head(current)
        if head is None or head.index in seen:
            return None
        seen.add(head.index)
        relation = base(current.relation)
        if relation == "acl":
            return _of_participle(analysis, head, current)
        if relation == "xcomp" and (controller := analysis.child(head, "obj", "iobj")):
            return _antecedent(analysis, controller)
        if current is cue and (own := who_did_it(analysis, head, cue)) is not None:
            return own
        if relation not in ("conj", "xcomp", "advcl", "ccomp", "parataxis"):
            return None
        # "was booed by fans after telling them": who was booed told them
        came_by = "time" if relation == "advcl" and analysis.child(current, "mark") else relation
        current = head
    return None


def _of_participle(analysis: Analysis, noun: Token, verb: Token) -> Token:
    """Whose the words of a verb below a noun are: the noun's own ("officials saying"), or those of who acts with it.

    "Issued a statement saying", "in an article stating", "led an effort to expel": the subject of the clause. As is that of
    "was open about her plans, saying", where a comma parts the verb from a noun that cannot be meant.
    """
    above, word = analysis.head(noun), noun.lemma.lower()
    relation = base(noun.relation)
    infinitive = any(mark.xpos == "TO" for mark in analysis.children(verb, "mark"))
    borne = (word in DOCUMENTS and verb.xpos == "VBG") or (word in ENDEAVOURS and infinitive)
    loose = verb.xpos == "VBG" and follows_break(analysis, verb) and relation in ("obj", "obl", "nmod")
    if above is None or relation not in ("obj", "obl", "nmod") or not (borne or loose):
        return noun
    seen = {noun.index}
    while above is not None and above.index not in seen:
        seen.add(above.index)
        if above.upos in ("VERB", "AUX", "ADJ") or analysis.child(above, "cop"):
            if borne and above.lemma.lower() in OTHERS:
                return noun
            if infinitive and (given := analysis.child(above, "iobj")):
                return given
            subject = agent_of(analysis, above) if is_passive(analysis, above) else find_source(analysis, above)
            return subject or noun
        above = analysis.head(above)
    return noun


def _antecedent(analysis: Analysis, subject: Token) -> Token:
    """Whom a relative pronoun stands for; the token itself where it is none."""
    if subject.text.lower() not in RELATIVE:
        return subject
    verb = analysis.head(subject)
    if verb is not None and verb.relation in ("acl:relcl", "advcl:relcl") and (head := analysis.head(verb)):
        return head
    return subject


def _source_of_noun(analysis: Analysis, noun: Token) -> Token | None:
    """As in "the minister's claim that", "a warning from the ministry that", "the ministry issued a warning that"."""
    for child in analysis.children(noun, "nmod"):
        if child.relation == "nmod:poss" or analysis.case_of(child) in ("by", "from", "of"):
            return child
    verb = analysis.head(noun)
    if verb is not None and base(noun.relation) == "obj" and verb.upos == "VERB" and verb.lemma.lower() not in OTHERS:
        subject = subject_of(analysis, verb, passive=False)
        return _antecedent(analysis, subject) if subject else None
    return None


def source_span(analysis: Analysis, source: Token, cue: Token) -> Span:
    """The words that name the speaker: the whole phrase, without its preposition and without the cue's own clause."""
    own = {token.index for token in analysis.subtree(cue)}
    phrase = analysis.subtree(source, without=LOOSE)
    if cue.index in {token.index for token in phrase}:
        phrase = [token for token in phrase if token.index not in own]
    for marker in analysis.children(source, "case"):
        if marker.index < source.index:
            phrase = [token for token in phrase if token not in analysis.subtree(marker)]
    # A tree may hang words across the cue; the phrase lies on the side of its head.
    before = source.index < cue.index
    phrase = [token for token in phrase if (token.index < cue.index) == before]
    phrase = without_quotation(without_counts(analysis, phrase, source, cue), source)
    while phrase and phrase[-1].relation == "punct" and phrase[-1].text not in (")", "]"):
        phrase.pop()
    while phrase and phrase[0].relation == "punct":
        phrase.pop(0)
    phrase = with_bracket(analysis, without_time(phrase, source), cue)
    if phrase and phrase[-1].relation == "case" and phrase[-1].head == source.index:
        phrase.pop()  # the 's of "Diaz's claim"
    return Span.around(token.span for token in phrase or [source])


def find_speaker(coding: Coding, speech: Speech, source: Token, words: Span | None = None) -> Mention | None:
    """The mention that a source speaks for; `words` are the source's, where the tree hangs others from it as well.

    1. The one that hangs from its head, or that the head lies in. 2. For a document or an office, the party it
    is tied to ("the ministry's statement", "a statement released after his visit"). 3. A part of the phrase.
    """
    analysis = coding.analysis
    found = _mention_of(coding, source)
    if found is not None and words is not None and found.span.start < words.start and _is_whose(analysis, source):
        return None  # "Vega, whose brother": the words of the brother are not Vega's
    if found is not None:
        return (_name_in_apposition(coding, source) if found.kind != "name" else None) or found
    parts = analysis.children(source, "flat", "appos", "nmod:desc", "conj")
    if speech.find("voice", source.lemma.lower()) or speech.find("noun", source.lemma.lower()):
        tied = [
            child
            for child in analysis.children(source, "nmod")
            if child.relation == "nmod:poss" or analysis.case_of(child) in TIES
        ]
        tied.sort(key=lambda child: child.relation != "nmod:poss")
        inside = [token for token in analysis.subtree(source) if token.relation == "nmod:poss"]
        parts = [*parts, *tied, *analysis.children(source, "compound", "amod"), *inside]
    own = [part for part in parts if words is None or words.covers(part.span)]
    return _first(coding, own) or _name_after(coding, source)


def _name_in_apposition(coding: Coding, source: Token) -> Mention | None:
    """As in "a spokesman for the ministry (MOD), Ana Ruiz,": the person named behind a role, wherever the tree hangs her."""
    analysis = coding.analysis
    for part in analysis.subtree(source, without=LOOSE):
        if part.index > source.index and part.relation == "appos" and follows_break(analysis, part):
            mention = _mention_of(coding, part)
            if mention is not None and mention.kind == "name" and _is_person(analysis, part):
                return mention
    return None


def _is_whose(analysis: Analysis, source: Token) -> bool:
    return any(child.xpos == "WP$" for child in analysis.children(source, "nmod"))


def _is_person(analysis: Analysis, token: Token) -> bool:
    return any(name.kind == "PER" for name in analysis.names_over(token))


def _name_after(coding: Coding, source: Token) -> Mention | None:
    """As in "team member Ana Ruiz": the name right behind a role, where the tree keeps the two apart."""
    end = source.span.end
    if source.upos != "NOUN" or coding.article.text[end : end + 1] != " ":
        return None
    return next((mention for mention in coding.mentions_from(end + 1) if mention.kind == "name"), None)


def _first(coding: Coding, tokens: Iterable[Token]) -> Mention | None:
    return next((found for token in tokens if (found := _mention_of(coding, token))), None)


def _mention_of(coding: Coding, token: Token) -> Mention | None:
    exact = coding.mention_at(token)
    if exact is not None:
        return exact
    # The actors' stage may see another head in the same phrase.
    around = [mention for mention in coding.mentions_over(token) if mention.kind != "nationality"]
    return min(around, key=lambda mention: mention.span.end - mention.span.start, default=None)
