"""Who speaks where a clause stands: the doer of words of praise or blame that name none ("X is a liar", said Y)."""

from diurna.records import Coding, Token


def sayers(coding: Coding, token: Token) -> list[Token]:
    """The head of the speaker in whose words a token stands, of several claims the narrowest; empty where the reporter speaks."""
    around = [
        claim for claim in coding.claims if claim.told and claim.content.start <= token.span.start < claim.content.end
    ]
    if not around:
        return []
    nearest = min(around, key=lambda claim: claim.content.end - claim.content.start)
    return [coding.analysis.tokens[coding.mention(nearest.speaker).head]] if nearest.speaker else []
