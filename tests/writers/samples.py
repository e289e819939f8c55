"""An article and its records, made by hand; offsets are looked up from the words, never counted."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from diurna.records import Article, Count, Event, Party, Span, Speaker, Trigger, When, Where

HEADLINE = "Norland refuses to join embargo on Sudmark, minister says"
BODY = """Norland did not impose sanctions on Sudmark and will send aid to its capital next month, Interior Minister \
Anna Holm said in Port Vale on Monday.

"We thank the people of Sudmark," Holm told reporters. Police in Sudmark's north had arrested at least 12 protesters \
on Sunday, according to the opposition leader Pavo Rin, whom state television quoted.

In 2015 the two states fought a short war over the Vale islands; mediators from the European Union ended it."""
SENTENCE_END = re.compile(r"\n|(?<=\.) ")
TEXT = f"{HEADLINE}\n\n{BODY}"

Words = tuple[str, str | None, str] | tuple[str, str | None]  # words, code, name


def make_article(text: str = TEXT, headline: str | None = HEADLINE, **fields: Any) -> Article:
    """An article published on 15 May 2024."""
    known: dict[str, Any] = {"id": "a1", "published": dt.date(2024, 5, 15), "origin": "news/norland.txt", **fields}
    return Article(text=text, headline=Span(0, len(headline)) if headline else None, **known)


def make_event(article: Article, trigger: str, **fields: Any) -> Event:
    """A record whose sentence is the line or "."-ended stretch that holds `trigger`; parties as (words, code, name)."""
    start = article.text.index(trigger)
    first = max((match.end() for match in SENTENCE_END.finditer(article.text, 0, start)), default=0)
    last = SENTENCE_END.search(article.text, start)
    sentence = article.text[first : last.start() if last else None].rstrip()
    for name in ("actors", "recipients", "third_parties"):
        fields[name] = tuple(_party(article, words, first) for words in fields.get(name, ()))
    if "place" in fields:
        fields["place"] = _place(article, *fields["place"], first)
    published = When(start=article.published, end=article.published, text=None, basis="published")
    known: dict[str, Any] = {
        "id": f"e-{trigger}",
        "article": article.id,
        "published": article.published,
        "sentence": 1,
        "text": sentence,
        "event": "SANCTION",
        "mode": None,
        "contexts": (),
        "quad": "material conflict",
        "score": -6.0,
        "cameo": "163",
        "status": "actual",
        "historical": False,
        "speakers": (),
        "date": published,
        "place": None,
        "counts": {},
        "trigger": Trigger(text=trigger, start=start, end=start + len(trigger)),
        "confidence": 0.9,
        "evidence": ("sanction.impose",),
        "story": None,
        "coder": "diurna test",
    }
    return Event(**{**known, **fields})


def _party(article: Article, words: Words, after: int) -> Party:
    text, code, *name = words
    start = article.text.index(text, after)
    country, *sectors = (code or "").split("-")
    return Party(
        text=text,
        start=start,
        end=start + len(text),
        name=name[0] if name else text,
        code=code,
        country=country or None,
        sectors=tuple(sectors),
        office=None,
    )


def _place(article: Article, text: str, country: str | None, after: int) -> Where:
    start = article.text.index(text, after)
    return Where(
        text=text,
        start=start,
        end=start + len(text),
        name=text,
        country=country,
        latitude=-12.5,
        longitude=30.25,
        geonames=42,
    )


def make_speaker(article: Article, text: str, cue: str, code: str | None = None, **fields: Any) -> Speaker:
    """A speaker, found by its words."""
    start = article.text.index(text)
    known: dict[str, Any] = {"name": text, "office": None, "quotation": "indirect", **fields}
    return Speaker(text=text, code=code, cue=cue, start=start, end=start + len(text), **known)


def day(start: str, text: str | None = None, basis: str = "anchored", end: str | None = None) -> When:
    """An interval."""
    return When(
        start=dt.date.fromisoformat(start),
        end=dt.date.fromisoformat(end or start),
        text=text,
        basis=basis,  # type: ignore[arg-type]
    )


def sample() -> tuple[Article, Sequence[Event]]:
    """The article, and records with every status, quad class and kind of field."""
    article = make_article(publisher="The Vale Courier", url="https://news.example/a?x=1&y=2")
    holm = make_speaker(article, "Anna Holm", "said", "NOR-GOV", office="interior minister")
    rin = make_speaker(article, "Pavo Rin", "according to", "SUD-OPP", office="opposition leader")
    state = make_speaker(article, "state television", "quoted")
    minister = make_speaker(article, "minister", "says", "NOR-GOV", name="Anna Holm")
    both = [("two states", "NOR", "Norland"), ("two states", "SUD", "Sudmark")]
    norland, sudmark = ("Norland", "NOR"), ("Sudmark", "SUD")
    verbal = {"quad": "verbal conflict", "score": -4.0, "cameo": "120"}
    return article, (
        make_event(
            article, "refuses to join", sentence=0, event="REJECT", actors=[norland], recipients=[sudmark],
            speakers=(minister,), **verbal,
        ),
        make_event(
            article, "impose sanctions", mode="discontinue", contexts=("diplomatic", "economic"), status="negated",
            actors=[norland], recipients=[sudmark], speakers=(holm,), evidence=("sanction.impose", "negation.not"),
        ),
        make_event(
            article, "send aid", event="AID", quad="material cooperation", score=10.0, cameo="070", status="future",
            actors=[norland], recipients=[sudmark], speakers=(holm,),
            date=day("2024-06-01", "next month", end="2024-06-30"),
        ),
        make_event(
            article, "thank", sentence=2, event="SUPPORT", quad="verbal cooperation", score=5.0, cameo="051",
            actors=[("Holm", "NOR-GOV", "Anna Holm")], recipients=[("people of Sudmark", "SUD-CVL")],
        ),
        make_event(
            article, "arrested", sentence=3, event="COERCE", mode="arrest", actors=[("Police", "SUD-COP")],
            recipients=[("protesters", None)], speakers=(rin, state), place=("north", "SUD"),
            counts={"arrested": Count(low=12, high=None, text="at least 12")}, date=day("2024-05-12", "Sunday"),
        ),
        make_event(
            article, "fought", sentence=4, event="ASSAULT", actors=both, historical=True,
            third_parties=[("European Union", "EU")], date=day("2015-01-01", "2015", "stated", "2015-12-31"),
            place=("Vale islands", None),
        ),
        make_event(
            article, "war", sentence=4, event="MOBILIZE", actors=both, status="hypothetical", historical=True,
            date=day("2015-02-03", None, "inherited", "2015-03-14"),
        ),
    )  # fmt: skip


def party(code: str | None, *, name: str | None = None) -> Party:
    """A party by its code: a country (three letters, not a sector) or a body, and sectors."""
    first, *rest = (code or "").split("-")
    country = first if len(first) == COUNTRY and first not in SECTORS else None
    sectors = tuple(part for part in (first, *rest) if part in SECTORS)
    words = name or code or "men"
    return Party(
        text=words, start=0, end=len(words), name=words, code=code, country=country, sectors=sectors, office=None
    )


COUNTRY = 3  # letters
SECTORS = frozenset({"GOV", "MIL", "REB", "CVL"})
