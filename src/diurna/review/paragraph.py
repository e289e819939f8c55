"""A report in prose, ready for a methods section."""

from collections.abc import Sequence

from diurna.review.estimates import Proportion
from diurna.review.report import Report
from diurna.writers.labels import plural

PER = "\N{NO-BREAK SPACE}%"
WORDS = {
    "event": "event type", "actor": "actor", "recipient": "recipient", "status": "status", "speaker": "speaker",
    "date": "date", "place": "place",
}  # fmt: skip


def paragraph_of(report: Report) -> str:
    """What a paper says of the coder's error rate: sample, precision with intervals, recall, agreement, versions."""
    parts = [_drawn(report), _judged(report), *_precision(report), *_recall(report), *_agreement(report)]
    return " ".join(part for part in parts if part)


def per_cent(share: float) -> str:
    """A share: "84.5 %"."""
    return f"{100 * share:.1f}{PER}"


def interval(one: Proportion) -> str:
    """A share with its interval: "84.5 % (95 % interval 78.8 to 88.9 %)"."""
    return f"{per_cent(one.share)} (95{PER} interval {100 * one.low:.1f} to {100 * one.high:.1f}{PER})"


def joined(words: Sequence[str]) -> str:
    """Words as a list in prose: "A, B and C"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _drawn(report: Report) -> str:
    sample = report.sample
    unit = "article" if sample.kind == "articles" else "record"
    size = sum(stratum.drawn for stratum in sample.strata)
    drawn = f"{size:,} of {plural(sample.population, unit)}"
    how = f"a sample stratified by {_by(sample.by)}" if sample.by else "a simple random sample"
    chosen = f" ({sample.chosen})" if sample.chosen else ""
    days = f", published {report.published[0]} to {report.published[1]}" if report.published else ""
    coders = joined(sample.coders) if sample.coders else "an unknown coder"
    whole = ", and read them in full" if sample.kind == "articles" else ""
    return (
        f"To measure the error rate of the event data, which were coded by {coders}, we drew {how} of {drawn}"
        f"{chosen} (sample {sample.id}, seed {sample.seed}{days}){whole}."
    )


def _by(by: str) -> str:
    return {"type": "event type"}.get(by, by)


def _judged(report: Report) -> str:
    names = list(report.reviewers)
    if len(names) == 1:
        who = f"One reviewer ({names[0]}) judged"
    else:
        who = f"{_number(len(names))} reviewers ({joined(names)}), none of whom saw the others' marks, judged"
    some = "" if report.judged == report.records else f" of {report.records:,}"
    text = f"{who} {report.judged:,}{some} {'record' if report.judged + report.records == 2 else 'records'} against the text"
    if len(names) > 1:
        return f"{text}; a field on which they differed counts as wrong."
    return f"{text}."


def _number(number: int) -> str:
    return {2: "Two", 3: "Three", 4: "Four"}.get(number, str(number))


def _precision(report: Report) -> list[str]:
    found = report.precision
    if "all" not in found:
        return []
    whole = found["all"]
    weighted = ""
    if report.sample.by and report.sample.kind == "records":
        size = f"{whole.effective:.0f}"
        weighted = (
            f" Shares are weighted to the size of the strata, and intervals are for the effective sample size ({size})."
        )
    said = [
        f"Event type, actor and recipient were all right in {interval(whole)} of {plural(whole.n, 'record')} "
        f"(Wilson intervals throughout).{weighted}"
    ]
    if "found" in found:
        said.append(f"The text told of an event in {interval(found['found'])}.")
    fields = [
        f"{words} {per_cent(found[name].share)} ({100 * found[name].low:.1f} to {100 * found[name].high:.1f})"
        for name, words in WORDS.items()
        if name in found
    ]
    if fields:
        said.append(f"Precision by field, with 95{PER} intervals, was: {'; '.join(fields)}.")
    if report.unsure:
        told = joined([f"{WORDS[name]} {count}" for name, count in report.unsure.items()])
        said.append(f"Marks of which the reviewers were not sure are left out ({told}).")
    return said


def _recall(report: Report) -> list[str]:
    one = report.recall
    if one is None:
        return []
    return [
        f"In {plural(one.articles, 'article')} read in full, which tell of {plural(one.events, 'event')}, recall was "
        f"{interval(one.found)} for events found, and {interval(one.all)} for events with type, actor and recipient right. "
        "Events of one article are not independent, so that these intervals are rather too narrow."
    ]


def _agreement(report: Report) -> list[str]:
    said = []
    for (first, second), things in report.agreement.items():
        told = []
        for name, words in (("all", "type, actor and recipient all right"), ("type", "the event type given")):
            if name not in things:
                continue
            one = things[name]
            value = "not defined, all answers being the same," if one.kappa is None else f"{one.kappa:.2f}"
            told.append(f"{value} on {words} ({per_cent(one.share)} agreement, {plural(one.n, 'record')})")
        if told:
            said.append(f"Cohen's kappa between {first} and {second} was {joined(told)}.")
    return said
