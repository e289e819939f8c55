"""Speakers: whose words a cue reports: the subject it has or shares, and the party behind that."""

from collections.abc import Iterable

from diurna.lexicons.speech import Speech
from diurna.records import Analysis, Coding, Mention, Span, Token
from diurna.records.analysis import base

RELATIVE = {"who", "which", "that", "whom"}
# A document or an office speaks for the party that these tie it to: "a statement by the ministry".
TIES = {"by", "from", "of", "for", "at", "with", "to"}
QUOTE_MARKS = {'"', "“", "”", "«", "»", "''", "``", "‘", "’", "'"}
BREAKS = {",", "—", "–", "-", *QUOTE_MARKS}
STOPS = {",", ".", "?", "!"}
# Verbs of speech that are active only with an object: who "was stopped and told" heard, and did not speak.
TOLD = {"tell", "inform", "assure", "notify"}
PHRASE = ("flat", "appos", "compound", "nmod", "conj")
# How many governors to climb for a subject shared with the clause above.
REACH = 6
LOOSE = ("parataxis", "advcl", "cc:preconj")


def find_source(analysis: Analysis, cue: Token) -> Token | None:
    """The head of the words that name the speaker of a verb or a noun, None where nothing does."""
    if cue.upos in ("NOUN", "PROPN"):
        return _source_of_noun(analysis, cue)
    if is_reduced(analysis, cue):
        return agent_of(analysis, cue)
    current, seen, came_by = cue, {cue.index}, ""
    for _ in range(REACH):
        subject = _subject(analysis, current, passive=current is not cue)
        if current is not cue and is_passive(analysis, current) and base(came_by) in ("advcl", "parataxis"):
            subject = agent_of(analysis, current) or subject  # "was backed by X, saying": X says
        if subject is not None:
            return _antecedent(analysis, subject)
        if current is cue and is_passive(analysis, cue):
            return agent_of(analysis, cue)
        if current is cue and cue.xpos in ("VBD", "VBZ", "VBP") and (beside := _noun_beside(analysis, cue)):
            return beside
        head = analysis.head(current)
        if head is None or head.index in seen:
            return None
        seen.add(head.index)
        relation = base(current.relation)
        if relation == "acl":
            return head
        if relation == "xcomp" and (controller := analysis.child(head, "obj", "iobj")):
            return _antecedent(analysis, controller)
        if relation not in ("conj", "xcomp", "advcl", "ccomp", "parataxis"):
            return None
        current, came_by = head, relation
    return None


def agent_of(analysis: Analysis, verb: Token) -> Token | None:
    """The one by whom a passive is done."""
    agent = analysis.child(verb, "obl:agent")
    return agent or next((child for child in analysis.children(verb, "obl") if analysis.case_of(child) == "by"), None)


def _noun_beside(analysis: Analysis, verb: Token) -> Token | None:
    """The noun phrase next to a finite verb to which the tree gives no subject: "..., said X", else "X said"."""
    after = follows_break(analysis, verb)
    step, position = (1, verb.index + 1) if after else (-1, verb.index - 1)
    skipped = ("DET", "ADJ", "NUM") if after else ("ADV", "PUNCT")
    while 0 <= position < len(analysis.tokens) and analysis.tokens[position].upos in skipped:
        position += step
    if not 0 <= position < len(analysis.tokens):
        return None
    found = analysis.tokens[position]
    if found.upos not in ("NOUN", "PROPN", "PRON") or found.text.lower() in RELATIVE:
        return None
    while (head := analysis.head(found)) is not None and base(found.relation) in PHRASE:
        if (head.index > verb.index) != after or head.upos not in ("NOUN", "PROPN", "PRON"):
            break
        found = head
    return found


def is_passive(analysis: Analysis, token: Token) -> bool:
    """Whether a verb is passive: the speaker of "it was reported" is hidden.

    A second participle may share the auxiliary of the first ("was taken away and told"); taggers often take it for
    a past tense, and so the tag does not count for verbs that would need another object to be one.
    """
    if analysis.child(token, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
        return token.xpos == "VBN"
    first = analysis.head(token)
    return (
        first is not None
        and base(token.relation) == "conj"
        and analysis.child(first, "aux:pass") is not None
        and analysis.child(token, "nsubj", "aux") is None
        and (token.xpos == "VBN" or (token.xpos == "VBD" and token.lemma.lower() in TOLD))
        and analysis.child(token, "obj", "iobj") is None
    )


def is_reduced(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is a passive participle without its helper: "as predicted", "asked about X", "the raid reported"."""
    return (
        verb.upos == "VERB"
        and (verb.xpos == "VBN" or (verb.xpos == "VBD" and base(verb.relation) == "advcl"))
        and base(verb.relation) in ("advcl", "acl")
        and verb.relation != "acl:relcl"
        and not analysis.child(verb, "nsubj", "aux", "obj")
    )


def _subject(analysis: Analysis, verb: Token, *, passive: bool) -> Token | None:
    found = [child for child in analysis.children(verb, "nsubj") if child.relation != "nsubj:pass" or passive]
    if len(found) > 1 and follows_break(analysis, verb):
        # "..., says Y": what stands before the comma belongs to the claim, whatever the tree says.
        found = [child for child in found if child.index > verb.index] or found
    if _follows_quotation(analysis, verb):
        found = [child for child in found if child.index > verb.index]
    return found[0] if found else None


def _follows_quotation(analysis: Analysis, token: Token) -> bool:
    """Whether a quotation that ends in a stop closes right before a word: what stands in it is no subject."""
    before = [other.text for other in analysis.tokens[max(0, token.index - 2) : token.index]]
    return len(before) == 2 and before[0] in STOPS and before[1] in QUOTE_MARKS


def follows_break(analysis: Analysis, token: Token) -> bool:
    """Whether a comma, a dash or a quotation mark stands right before a word."""
    return token.index > 0 and analysis.tokens[token.index - 1].text in BREAKS


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
    if verb is not None and base(noun.relation) == "obj" and verb.upos == "VERB":
        subject = _subject(analysis, verb, passive=False)
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
    while phrase and phrase[-1].relation == "punct" and phrase[-1].text not in (")", "]"):
        phrase.pop()
    while phrase and phrase[0].relation == "punct":
        phrase.pop(0)
    if phrase and phrase[-1].relation == "case" and phrase[-1].head == source.index:
        phrase.pop()  # the 's of "Diaz's claim"
    return Span.around(token.span for token in phrase or [source])


def find_speaker(coding: Coding, speech: Speech, source: Token) -> Mention | None:
    """The mention that a source's words speak for.

    1. The one that hangs from its head, or that the head lies in. 2. For a document or an office, the party it
    is tied to ("the ministry's statement", "a statement released after his visit"). 3. A part of the phrase.
    """
    found = _mention_of(coding, source)
    if found is not None:
        return found
    analysis = coding.analysis
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
    return _first(coding, parts) or _name_after(coding, source)


def _name_after(coding: Coding, source: Token) -> Mention | None:
    """As in "team member Ana Ruiz": the name right behind a role, where the tree keeps the two apart."""
    return next(
        (
            mention
            for mention in coding.mentions
            if mention.kind == "name"
            and source.upos == "NOUN"
            and Span(source.span.end, mention.span.start).of(coding.article.text) == " "
        ),
        None,
    )


def _first(coding: Coding, tokens: Iterable[Token]) -> Mention | None:
    return next((found for token in tokens if (found := _mention_of(coding, token))), None)


def _mention_of(coding: Coding, token: Token) -> Mention | None:
    exact = coding.mention_at(token)
    if exact is not None:
        return exact
    # The actors' stage may see another head in the same phrase.
    around = [
        mention for mention in coding.mentions if mention.span.covers(token.span) and mention.kind != "nationality"
    ]
    return min(around, key=lambda mention: mention.span.end - mention.span.start, default=None)
