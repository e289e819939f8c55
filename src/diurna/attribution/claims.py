"""Claims: who is reported to have said what. The stage, and how reports and quotations become claims."""

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diurna.attribution.attitudes import find_attitudes
from diurna.attribution.cues import Report, find_reports, find_verb
from diurna.attribution.labels import beside_quotation, headline_labels, transcript_labels
from diurna.attribution.quotes import Quotation, find_quotations, paragraphs
from diurna.attribution.speakers import find_source, find_speaker, source_span
from diurna.attribution.status import reality_of
from diurna.attribution.subjects import TOLD, is_passive
from diurna.lexicons.speech import Speech, shipped_attitudes, shipped_speech
from diurna.records import Analysis, Claim, Coding, Span, Token
from diurna.records.event import Quotation as Kind

# A quotation of fewer words is a phrase in the reporter's sentence, unless it is all that the cue reports.
SENTENCE_WORDS = 4
# How far a cue may stand from the quotation mark, in tokens: "..." the spokesman of the northern command told X.
AFTER, BEFORE = 14, 10
# A clause that reaches this many words beyond its quotation marks is the reporter's wording, partly quoted.
OUTSIDE = 3


class FindClaims:
    """Adds the claims of an article: reported and quoted speech, with cue, source, speaker and content."""

    name = "claims"
    needs = frozenset({"analysis", "mentions", "entities"})
    adds = frozenset({"claims"})

    def __init__(self, speech: Speech | None = None) -> None:
        self._speech = speech or shipped_speech()

    def __call__(self, coding: Coding) -> Coding:
        """The coding with its claims, in text order."""
        return replace(coding, claims=tuple(find_claims(coding, self._speech)))


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the tokens inside it, `first` to `last` (exclusive)."""

    quotation: Quotation
    first: int
    last: int

    @property
    def span(self) -> Span:
        """Its characters, marks included."""
        return self.quotation.span


def find_claims(coding: Coding, speech: Speech | None = None, attitudes: Speech | None = None) -> list[Claim]:
    """All claims of an article.

    1. Quotations from the marks, reports from the trees. 2. Each quotation that is a statement of its own finds
    its cue: in the tree, beside it, or in the quotation that it continues. 3. Other reports are indirect, or
    mixed where they quote in part. 4. What transcripts set beside a name. 5. Attitudes, of words that report nothing so
    far. 6. Claims inside claims are linked.
    """
    speech = speech or shipped_speech()
    analysis = coding.analysis
    quoted = _locate(analysis, find_quotations(coding.article.text))
    inside = {index for quote in quoted for index in range(quote.first, quote.last)}
    reports = [*find_reports(analysis, speech, inside), *headline_labels(analysis, speech)]
    found: dict[tuple[Span, Span], Claim] = {}
    used: set[int] = set()
    previous: tuple[Quoted, Report] | None = None
    for quote in quoted:
        report = _report_of(coding, speech, quote, reports, inside, previous)
        if report is None:
            continue
        previous = (quote, report)
        whole = Span.around([quote.span, report.content]) if report.content.overlaps(quote.span) else quote.span
        direct = whole.overlaps(report.cue) or not _outside(analysis, whole, inside)
        report_of_quote = replace(report, content=quote.span if direct else whole)
        claim = _claim(coding, speech, report_of_quote, "direct" if direct else "mixed")
        found.setdefault((claim.cue, claim.content), claim)
        used |= {
            position
            for position, other in enumerate(reports)
            if other.token == report.token and other.content.overlaps(quote.span)
        }
    for position, report in enumerate(reports):
        if position not in used:
            report = _clip(report, quoted)
            mixed = any(report.content.overlaps(quote.span) for quote in quoted)
            claim = _claim(coding, speech, report, "mixed" if mixed else "indirect")
            found.setdefault((claim.cue, claim.content), claim)
    for report in transcript_labels(coding):
        claim = _claim(coding, speech, report, "direct")
        found.setdefault((claim.cue, claim.content), claim)
    cues = {claim.cue.start for claim in found.values()}
    for report in find_attitudes(analysis, attitudes or shipped_attitudes()):
        if report.cue.start in cues:
            continue
        report = _clip(report, quoted)
        mixed = any(report.content.overlaps(quote.span) for quote in quoted if not quote.span.covers(report.content))
        claim = _claim(coding, speech, report, "mixed" if mixed else "indirect", told=False)
        found.setdefault((claim.cue, claim.content), claim)
    return _nest(sorted(found.values(), key=lambda claim: (claim.content, claim.cue)))


def _report_of(
    coding: Coding,
    speech: Speech,
    quote: Quoted,
    reports: Sequence[Report],
    inside: set[int],
    previous: tuple[Quoted, Report] | None,
) -> Report | None:
    """The report that a quotation belongs to, None for a mere phrase in quotation marks, or words that nobody claims."""
    labelled = beside_quotation(coding.analysis, speech, quote.first, quote.last, quote.span)
    if not _is_statement(coding.analysis, quote):
        return (labelled or _continuation(coding, quote, previous)) if _is_sentence(coding, quote) else None
    return (
        _best_report(coding.analysis, quote, reports, inside)
        or _cue_beside(coding, speech, quote, inside)
        or labelled
        or _continuation(coding, quote, previous)
    )


def _locate(analysis: Analysis, quotations: Sequence[Quotation]) -> list[Quoted]:
    return [Quoted(quotation, *_range(analysis, quotation.span)) for quotation in quotations]


def _words(analysis: Analysis, first: int, last: int) -> list[Token]:
    return [token for token in analysis.tokens[first:last] if token.upos not in ("PUNCT", "SYM")]


def _is_statement(analysis: Analysis, quote: Quoted) -> bool:
    """Whether a quotation says something by itself: it has a verb with its subject, or ends as a sentence does."""
    words = _words(analysis, quote.first, quote.last)
    inside = range(quote.first, quote.last)
    clause = any(
        token.relation.split(":")[0] in ("nsubj", "expl", "aux", "cop") and token.head in inside for token in words
    )
    if quote.first < len(analysis.tokens) and words and len(words) < SENTENCE_WORDS:
        ends = analysis.tokens[max(quote.first, quote.last - 2) : quote.last]
        return clause and any(token.text in (",", ".", "!", "?") for token in ends)
    return clause or (bool(words) and words[0].text[:1].isupper() and words[0].upos == "VERB")


def _is_sentence(coding: Coding, quote: Quoted) -> bool:
    """Whether a quotation begins and ends like a sentence, verb or no verb ("Not in my lifetime.")."""
    words = quote.span.of(coding.article.text).strip("“”\"'‘’«»").strip()
    return len(words.split()) > 1 and words[:1].isupper() and words[-1:] in (".", "!", "?")


def _best_report(analysis: Analysis, quote: Quoted, reports: Sequence[Report], inside: set[int]) -> Report | None:
    """The report whose content is this quotation, give or take a few words outside the marks."""
    best: tuple[int, Report] | None = None
    for report in reports:
        if report.token.index in inside or not report.content.overlaps(quote.span):
            continue
        if report.row is None or report.row.pos not in ("verb", "prep") or report.row.takes == ("inf",):
            continue
        outside = len(_outside(analysis, report.content, inside))
        if outside <= OUTSIDE and (best is None or outside < best[0]):
            best = (outside, report)
    return best[1] if best else None


def _outside(analysis: Analysis, span: Span, inside: set[int]) -> list[Token]:
    return [token for token in _words(analysis, *_range(analysis, span)) if token.index not in inside]


def _range(analysis: Analysis, span: Span) -> tuple[int, int]:
    tokens = analysis.tokens
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    return first, bisect_left(tokens, span.end, lo=first, key=lambda token: token.span.start)


def _cue_beside(coding: Coding, speech: Speech, quote: Quoted, inside: set[int]) -> Report | None:
    """A cue next to the quotation that the tree does not tie to it: ' "...," said X'; 'X said: "..." '."""
    analysis, text = coding.analysis, coding.article.text
    ending = text[max(quote.span.start, quote.span.end - 2) : quote.span.end + 1]
    after = analysis.tokens[quote.last : quote.last + AFTER]
    if any(mark in ending for mark in ",?!—-") and (report := _first_cue(analysis, speech, quote, after, inside)):
        return report
    before = analysis.tokens[max(0, quote.first - BEFORE) : quote.first]
    if before and before[-1].text in (",", ":", "that", "—", "–", "-"):
        reach = []
        for token in before[::-1]:
            if token.text in (".", "!", "?") or token.index in inside:
                break
            reach.append(token)
        return _first_cue(analysis, speech, quote, reach, inside)
    return None


def _first_cue(
    analysis: Analysis, speech: Speech, quote: Quoted, tokens: Sequence[Token], inside: set[int]
) -> Report | None:
    for token in tokens:
        if token.index in inside or token.text in (".", "!", "?", ";"):
            return None
        row = find_verb(analysis, speech, token) if token.upos in ("VERB", "AUX") else None
        if row is not None and {"quote", "clause"} & set(row.takes):
            hidden = is_passive(analysis, token)
            source = find_source(analysis, token)
            if source is None and not hidden and row.lemma not in TOLD:
                source = next((child for child in analysis.children(token, "obj") if child.index > token.index), None)
            if source is not None and source.index in inside:
                source = None
            return Report(token.span, token, quote.span, source, row.id, row)
    return None


def _continuation(coding: Coding, quote: Quoted, previous: tuple[Quoted, Report] | None) -> Report | None:
    """The report of the quotation before, where this one goes on with it.

    ' "A," X said. "B." ' in one paragraph; or a new paragraph that opens with a quotation and names nobody,
    after one that ended with a quotation or with its cue.
    """
    if previous is None:
        return None
    before, report = previous
    if before.quotation.continued:
        return report
    tokens = coding.analysis.tokens[before.last : quote.first]
    around = Span(before.span.end, quote.span.start)
    between = Span(before.span.start, quote.span.end).of(coding.article.text)
    borders = [before.span.start + span.start for span in paragraphs(between)]
    crossed = sum(around.start <= start <= around.end for start in borders)
    ends = sum(token.text in (".", "!", "?") for token in tokens)
    if crossed > 1 or ends > 1 or (crossed == 1 and quote.span.start not in borders):
        return None
    return report if around.covers(report.cue) or not tokens else None


def _clip(report: Report, quoted: Sequence[Quoted]) -> Report:
    """What is reported inside a quotation ends with it at the latest."""
    for quote in quoted:
        if quote.span.covers(report.cue) and not quote.span.covers(report.content):
            start, end = max(report.content.start, quote.span.start), min(report.content.end, quote.span.end)
            return replace(report, content=Span(start, end)) if start < end else report
    return report


def _claim(coding: Coding, speech: Speech, report: Report, quotation: Kind, *, told: bool = True) -> Claim:
    source = report.source
    span = source_span(coding.analysis, source, report.token) if source is not None else None
    speaker = find_speaker(coding, speech, source, span) if source is not None else None
    if span is not None and speaker is not None and speaker.span.covers(span):
        span = speaker.span
    key = f"{coding.article.id} {report.cue} {report.content} {span}"
    return Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        speaker=speaker.id if speaker else None,
        source=span,
        cue=report.cue,
        content=report.content,
        quotation=quotation,
        rule=report.rule,
        stance=_stance(coding.analysis, report),
        told=told,
    )


def _stance(analysis: Analysis, report: Report) -> str:
    """How the speaker stands to the content; "" where the cue is denied or supposed ("did not deny that", "may say that")."""
    if report.row is None:
        return "asserts"
    if report.token.upos not in ("VERB", "NOUN"):
        return report.row.stance
    cue = reality_of(analysis, report.token)
    return report.row.stance if cue.positive and cue.realm != "hypothetical" else ""


def _nest(claims: Sequence[Claim]) -> list[Claim]:
    """Each claim, in the order of their contents, with the smallest one that covers both its cue and its content."""
    out = []
    begun: list[Claim] = []  # those that begin where this one does or before, and do not end before
    position = 0
    for claim in claims:
        while position < len(claims) and claims[position].content.start <= claim.content.start:
            begun.append(claims[position])
            position += 1
        begun = [other for other in begun if other.content.end >= claim.content.start]
        around = [
            other
            for other in begun
            if other.content.covers(claim.content)
            and other.content.covers(claim.cue)
            and other.content != claim.content
        ]
        nearest = min(around, key=lambda other: other.content.end - other.content.start, default=None)
        out.append(replace(claim, within=nearest.id if nearest else None))
    return out
