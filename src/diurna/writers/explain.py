"""Why a record is what it is: a sentence's parse, whom it names, who speaks, and what set each field."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from diurna.records import Analysis, Claim, Coding, Draft, Event, Evidence, Mention, Sentence, Token
from diurna.writers.labels import (
    badges_of,
    count_label,
    date_label,
    place_label,
    score_label,
    speaker_label,
    visible,
    voice_label,
)
from diurna.writers.table import BADGE_STYLES, QUAD_STYLES

KIND_STYLES = {
    **dict.fromkeys(("VERB",), "bold yellow"),
    **dict.fromkeys(("PROPN",), "bold cyan"),
    **dict.fromkeys(("NOUN", "PRON", "NUM"), "cyan"),
    **dict.fromkeys(("ADJ", "ADV"), "green"),
    **dict.fromkeys(("AUX", "PART"), "yellow"),
    **dict.fromkeys(("ADP", "CCONJ", "DET", "INTJ", "PUNCT", "SCONJ", "SYM", "X"), "dim"),
}
# The order in which a reader asks; evidence for any other field follows.
FIELDS = (
    "status", "speakers", "historical", "event", "mode", "contexts", "actors", "recipients", "third_parties",
    "date", "place", "counts", "confidence",
)  # fmt: skip

# Deeper branches are drawn no further to the right.
DEEPEST = 12
INDENT = 2
GAP = 2


def render_explanation(coding: Coding, console: Console, *, sentence: int | None = None) -> None:
    """Print, for each sentence (or the one with a number; 0 is the headline), what was read in it and why.

    The parse as a tree, then mentions, claims, and each record field by field with the rule and the words that
    set it.
    """
    for found in coding.analysis.sentences:
        if sentence is None or found.number == sentence:
            _render_sentence(coding, found, console)


def _render_sentence(coding: Coding, sentence: Sentence, console: Console) -> None:
    label = f"sentence {sentence.number}" if sentence.number else "headline"
    console.print(Rule(Text(label, style="bold"), align="left", style="dim"))
    console.print(Padding(Text(visible(sentence.span.of(coding.article.text))), (0, INDENT)))
    mentions = [mention for mention in coding.mentions if sentence.first <= mention.head < sentence.last]
    claims = [claim for claim in coding.claims if sentence.span.overlaps(claim.cue)]
    drafts = [draft for draft in coding.drafts if sentence.first <= draft.predicate < sentence.last]
    events = {event.id: event for event in coding.events}
    parts: list[tuple[str, list[RenderableType]]] = [
        ("Parse", [_tree(coding.analysis, sentence)]),
        ("Mentions", [_mentions(coding, mentions)] if mentions else []),
        ("Claims", [_claims(coding, claims)] if claims else []),
        (
            "Records",
            [part for draft in drafts for part in _whole(coding, draft, events.get(draft.id))],
        ),
    ]
    for title, shown in parts:
        if shown:
            console.print()
            console.print(Padding(Text(title, style="bold"), (0, INDENT)))
        for number, each in enumerate(shown):
            apart = number and not isinstance(shown[number - 1], Text)
            console.print(Padding(each, (1 if apart else 0, 0, 0, INDENT)))
    missing = [f"no {title.lower()}" for title, shown in parts if not shown]
    if missing:
        console.print()
        console.print(Padding(Text(", ".join(missing), style="dim"), (0, INDENT)))
    console.print()


def _tree(analysis: Analysis, sentence: Sentence) -> Table:
    """The dependency tree: governors above what they govern, which stands in text order below them."""
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for longest in (None, None, 16, 5, 5, 14, 4):
        grid.add_column(max_width=longest, overflow="fold")
    names = {
        index: name.kind
        for name in analysis.names
        for index in range(max(name.first, sentence.first), min(name.last, sentence.last))
    }
    for token, branch in draw_branches(analysis, sentence):
        style = KIND_STYLES.get(token.upos, "")
        quiet = "dim" if style == "dim" else ""
        word = Text.assemble((branch, "dim"), (visible(token.text), style))
        grid.add_row(
            Text(str(token.index - sentence.first + 1), style="dim", justify="right"),
            word,
            Text(visible(token.lemma), style="dim" if token.lemma == token.text.lower() else quiet),
            Text(visible(token.upos), style=style),
            Text(visible(token.xpos), style="dim"),
            Text(visible(token.relation), style=quiet),
            Text(names.get(token.index, ""), style="magenta"),
        )
    return grid


def draw_branches(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[Token, str]]:
    """The words of a sentence in the order of its tree, each with the branch drawn in front of it ("│ ├ ").

    Words that no root of the sentence governs, which a broken tree can have, come last, as roots.
    """
    tokens = analysis.tokens_of(sentence)
    inside = {token.index for token in tokens}
    seen: set[int] = set()
    roots = [token for token in tokens if token.head not in inside]
    for start in [*roots, *tokens]:
        stack = [(start, "", "")]
        while stack:
            token, branch, below = stack.pop()
            if token.index in seen:
                continue
            seen.add(token.index)
            yield token, branch
            children = [child for child in analysis.children(token) if child.index in inside - seen]
            drawn = below if len(below) < 2 * DEEPEST else below[: 2 * DEEPEST - 2] + "⋯ "
            for child in reversed(children):
                last = child is children[-1]
                stack.append((child, drawn + ("└ " if last else "├ "), drawn + ("  " if last else "│ ")))


def _mentions(coding: Coding, mentions: Sequence[Mention]) -> Table:
    grid = _grid((5, 0), (0, 11), (6, 0), (7, 0))
    for mention in mentions:
        grid.add_row(
            Text(visible(mention.span.of(coding.article.text))),
            Text(mention.kind, style="dim"),
            _entity(coding, mention),
            _proofs(coding, mention.evidence),
        )
    return grid


def _entity(coding: Coding, mention: Mention) -> Text:
    entity = coding.entity(mention)
    code = entity.code or ""
    name = "" if entity.name == code else entity.name
    members = [other.code or other.name for other in coding.entities if other.id in entity.members]
    out = Text(visible(code), style="bold").append(" " if code and name else "").append(visible(name), "not bold")
    if entity.office:
        out.append(visible(f", {entity.office}"), "not bold dim")
    return out.append(visible(f" ({', '.join(members)})"), "not bold dim") if members else out


def _claims(coding: Coding, claims: Sequence[Claim]) -> Table:
    text = coding.article.text
    grid = _grid((5, 0), (0, 11), (9, 0), (4, 0))
    for claim in claims:
        if claim.speaker:
            speaker = _entity(coding, coding.mention(claim.speaker))
        else:
            speaker = Text(visible(claim.source.of(text))) if claim.source else Text("nobody named", style="dim")
        said = Text.assemble((visible(claim.cue.of(text)), "bold"), ": ", _quoted(claim.content.of(text)))
        grid.add_row(speaker, Text(visible(_manner(claim)), style="dim"), said, Text(visible(claim.rule), style="dim"))
    return grid


def _manner(claim: Claim) -> str:
    """How a claim is told and how its speaker stands to it: "direct", "indirect, denies"."""
    return ", ".join(filter(None, [claim.quotation, claim.stance]))


def _whole(coding: Coding, draft: Draft, event: Event | None) -> list[RenderableType]:
    """A record: a line that nobody overlooks (did it happen, who says so), and its fields."""
    fields = _record(coding, draft, event)
    return [_line(event), fields] if event else [fields]


def _line(event: Event) -> Text:
    """As in "✗ DENIED · denied by Iran (IRN) · ASSAULT"."""
    parts = [Text(f"{badge.glyph} {badge.word}", style=BADGE_STYLES[badge.kind]) for badge in badges_of(event)]
    for depth, speaker in enumerate(event.speakers):
        words = f"{voice_label(speaker, depth)} {speaker_label(speaker)}"
        parts.append(Text(visible(words), style="italic"))
    kind = " ".join(filter(None, [event.event, event.mode]))
    struck = " strike" if event.status == "negated" else ""
    return Text(" · ").join([*parts, Text(visible(kind), style=QUAD_STYLES[event.quad] + struck)])


def _record(coding: Coding, draft: Draft, event: Event | None) -> Table:
    """Every field that is known or that something set: its value, and what set it."""
    grid = _grid((0, 13), (6, 0), (8, 0))
    values = dict(_values(coding, draft, event))
    others = dict.fromkeys(proof.field.split(".")[0] for proof in draft.evidence)
    for field in dict.fromkeys((*FIELDS, *others)):
        proofs = [proof for proof in draft.evidence if proof.field.split(".")[0] == field]
        value = values.get(field)
        if value or proofs:
            grid.add_row(Text(visible(field), style="dim"), value or Text("—", style="dim"), _proofs(coding, proofs))
    if event:
        derived = ", ".join(
            filter(None, [event.quad, score_label(event.score), event.cameo and f"CAMEO {event.cameo}"])
        )
        grid.add_row(Text("class", style="dim"), Text(visible(derived)), Text("from the ontology", style="dim"))
    return grid


def _values(coding: Coding, draft: Draft, event: Event | None) -> Iterator[tuple[str, Text]]:
    yield "event", Text(visible(draft.event), style=QUAD_STYLES[event.quad] if event else "bold")
    yield "mode", Text(visible(draft.mode or ""))
    yield "contexts", Text(visible(", ".join(draft.contexts)))
    for field, parties in (
        ("actors", draft.actors),
        ("recipients", draft.recipients),
        ("third_parties", draft.third_parties),
    ):
        yield field, _lines(_entity(coding, coding.mention(party)) for party in parties)
    yield (
        "status",
        Text(draft.status, style=f"{BADGE_STYLES[draft.status]} reverse" if draft.status != "actual" else ""),
    )
    yield "historical", Text("yes" if draft.historical else "")
    yield "speakers", _lines(_speaker(coding, coding.claim(claim)) for claim in draft.claims)
    yield "date", Text(f"{date_label(draft.date)} ({draft.date.basis})" if draft.date else "")
    yield "place", Text(visible(place_label(draft.place)) if draft.place else "")
    yield "counts", _lines(Text(visible(f"{kind} {count_label(count)}")) for kind, count in draft.counts.items())
    yield "confidence", Text(f"{draft.confidence:.2f}")


def _speaker(coding: Coding, claim: Claim) -> Text:
    if claim.speaker:
        out = _entity(coding, coding.mention(claim.speaker))
    else:
        words = claim.source.of(coding.article.text) if claim.source else ""
        out = Text(visible(words)) if words else Text("nobody named", style="dim")
    return out.append(visible(f", {_manner(claim)}"), "not bold dim")


def _proofs(coding: Coding, proofs: Iterable[Evidence]) -> Text:
    """The rules that set a field, one a line, with the words that triggered each."""
    lines = []
    for proof in proofs:
        line = Text(visible(proof.rule))
        if proof.span:
            line.append(" ").append_text(_quoted(proof.span.of(coding.article.text)))
        if proof.score is not None:
            line.append(f" {proof.score:.2f}", style="dim")
        lines.append(line)
    return _lines(lines)


def _quoted(words: str) -> Text:
    return Text(f"“{visible(words)}”", style="italic")


def _lines(lines: Iterable[Text]) -> Text:
    return Text("\n").join(lines)


def _grid(*columns: tuple[int, int]) -> Table:
    """A grid as wide as the console; a column has its share of what is left, or (share 0) a fixed width."""
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False, expand=True)
    for share, width in columns:
        grid.add_column(ratio=share or None, width=width or None, overflow="fold")
    return grid
