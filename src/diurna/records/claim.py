"""Claim: something that a speaker is reported to have said."""

from dataclasses import dataclass

from diurna.records.event import Quotation
from diurna.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something a speaker is reported to have said.

    "Police shot two men, *the mayor said*": the cue is "said", the speaker "the mayor", the content "Police
    shot two men". `speaker` is the id of a mention; None when the article hides the speaker ("it was
    reported") or no party is known behind the words in `source`, which is None only when it is hidden.
    `quotation` is "direct", "indirect" or "mixed". `within` is the id of the claim that this one was reported
    inside, if any. `stance` is how the speaker stands to the content: "asserts", "denies", "doubts", "promises", or ""
    where the cue leaves that open, or is itself denied or supposed ("did not deny that"). Of what a speaker only "asks", "wants", "judges", "knows", "names" or "accuses" of
    (attitudes: "called for talks", "criticised the raid"), `told` is false: the content is not told in their voice.
    """

    id: str
    speaker: str | None
    source: Span | None
    cue: Span
    content: Span
    quotation: Quotation
    rule: str
    within: str | None = None
    stance: str = ""
    told: bool = True
