"""Who "I" and "we" are: inside a quotation, its speaker."""

import hashlib
from dataclasses import replace

from diurna.records import Claim, Coding, Evidence, Mention, Token

FIRST_PERSONS = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})


class ResolveFirstPersons:
    """Adds mentions for "I" and "we" in quotations, as names of their speakers.

    In indirect speech they would be the reporter's, and stay unresolved.
    """

    name = "first persons"
    needs = frozenset({"analysis", "entities", "mentions", "claims"})
    adds = frozenset({"mentions"})

    def __call__(self, coding: Coding) -> Coding:
        """Resolve the first persons of all direct and mixed quotations."""
        quoted = [claim for claim in coding.claims if claim.told and claim.speaker and claim.quotation != "indirect"]
        if not quoted:
            return coding
        found = []
        for token in coding.analysis.tokens:
            if is_first_person(token) and coding.mention_at(token) is None:
                mention = mention_of(coding, token, quoted)
                found += [mention] if mention is not None else []
        return replace(coding, mentions=(*coding.mentions, *found))


def is_first_person(token: Token) -> bool:
    """Whether a token is a pronoun of the first person; "US" is none."""
    return token.upos == "PRON" and token.text.lower() in FIRST_PERSONS and token.text != "US"


def mention_of(coding: Coding, token: Token, quoted: list[Claim]) -> Mention | None:
    """The mention of the innermost speaker whose quotation holds a token; None where none does."""
    around = [claim for claim in quoted if claim.content.covers(token.span)]
    if not around:
        return None
    claim = min(around, key=lambda claim: claim.content.end - claim.content.start)
    assert claim.speaker is not None
    key = f"{coding.article.id} first person {token.span.start}"
    return Mention(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        span=token.span,
        head=token.index,
        kind="pronoun",
        entity=coding.mention(claim.speaker).entity,
        evidence=(Evidence("entity", "coref.first-person", claim.cue),),
    )
