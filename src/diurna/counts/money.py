"""Sums of money in aid: "$2.5 million in emergency aid", "up to 50 million euros"."""

from dataclasses import dataclass

from diurna.counts.numerals import LOWER, SCALES, UPPER, words_before
from diurna.counts.people import Counter
from diurna.records import Count, Sentence, Span

SYMBOLS = {
    "$",
    "€",
    "£",
    "¥",
    "₹",
    "₦",
    "us$",
    "a$",
    "c$",
    "au$",
    "ca$",
    "nz$",
    "hk$",
    "eur",
    "usd",
    "gbp",
    "rs",
    "rs.",
    "₽",
    "₺",
}
SHORT_SCALES = {"m", "mn", "bn", "tn", "k"}
CURRENCIES = frozenset(
    """dollar dollars euro euros pound pounds yen yuan rupee rupees ruble rubles rouble roubles franc francs peso pesos krona
    kronor krone kroner shilling shillings naira lira won rand real reais dinar dinars dirham dirhams riyal riyals rial taka
    hryvnia zloty forint birr usd eur""".split()
)
AID_WORDS = frozenset(
    """aid assistance relief grant grants loan loans donation donations fund funds funding support package help credit
    reconstruction emergency humanitarian""".split()
)
NEAR = 8  # words between a sum and what it is for


@dataclass(frozen=True, slots=True)
class Money:
    """A sum told at tokens `first` to `last` (exclusive), and whether words for aid stand near."""

    first: int
    last: int
    count: Count
    span: Span
    for_aid: bool


def find_money(counter: Counter, sentence: Sentence) -> list[Money]:
    """The sums of money in a sentence, in the currency that their words name."""
    tokens = counter.analysis.tokens
    found = []
    for quantity in counter.quantities(sentence):
        before = quantity.core - 1
        first, last, kept, scale = quantity.first, quantity.last, None, 1
        if last < sentence.last and tokens[last].text.lower() in SHORT_SCALES:
            scale, last = SCALES[tokens[last].text.lower()], last + 1  # "$75m" is three tokens
        if before >= sentence.first and tokens[before].text.lower() in SYMBOLS:
            words = [token.text.lower() for token in tokens[sentence.first : before]]
            start, kept = words_before(words, len(words))
            first = sentence.first + start
        elif last < sentence.last and tokens[last].text.lower() in CURRENCIES:
            last += 1
        elif last + 1 < sentence.last and tokens[last + 1].text.lower() in CURRENCIES:
            last += 2  # "50 million US dollars"
        else:
            continue
        span = Span(tokens[first].span.start, tokens[last - 1].span.end)
        low = None if kept == UPPER or quantity.low is None else quantity.low * scale
        high = None if kept == LOWER or quantity.high is None else quantity.high * scale
        near = tokens[max(sentence.first, first - NEAR) : min(sentence.last, last + NEAR)]
        for_aid = any(token.text.lower() in AID_WORDS for token in near)
        count = Count(low=low, high=high, text=span.of(counter.coding.article.text))
        found.append(Money(first, last, count, span, for_aid))
    return found
