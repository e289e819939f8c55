"""What a URL asks for: all the filters of `diurna events`, checked, as a `Filter` and back."""

import datetime as dt
from typing import Annotated, Any, Literal, TypeVar, get_args

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from diurna.articles import parse_day
from diurna.records.event import Quad, Status
from diurna.store import Filter

STATUSES: tuple[str, ...] = get_args(Status)
Words = Annotated[str, Field(max_length=200)]
Name = Annotated[str, Field(max_length=40, pattern=r"^[^\x00-\x1f]*$")]


def day_from(text: object) -> object:
    """A day as it is given: YYYY-MM-DD. Raises `ValueError`, for numbers too, which pydantic would take for seconds."""
    if not isinstance(text, str):
        raise ValueError("a day is given as YYYY-MM-DD")
    return parse_day(text)


Day = Annotated[
    dt.date,
    BeforeValidator(day_from),
    WithJsonSchema({"type": "string", "format": "date", "title": "A day of the years 1000 to 2200: YYYY-MM-DD"}),
]


class Lenient(BaseModel):
    """A query: what is empty asks nothing, what is not known is refused."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def drop_empty(cls, given: Any) -> Any:
        """A form sends every field, empty ones too; an empty one asks nothing."""
        if not isinstance(given, dict):
            return given
        kept = {}
        for name, value in given.items():
            value = [part for part in value if part != ""] if isinstance(value, list) else value
            if value not in ("", []):
                kept[name] = value
        return kept


class Asked(Lenient):
    """Conditions on records; all must hold. What is empty asks nothing."""

    party: Words | None = Field(
        None, description="On either side, in any role: a code (SRB, SRB-GOV) or part of a name."
    )
    between: list[Words] = Field(
        [],
        max_length=2,
        description="Two parties, given again: one acts on the other.",
        json_schema_extra={
            "items": {"type": "string", "minLength": 1, "maxLength": 200},
            "anyOf": [{"maxItems": 0}, {"minItems": 2}],
        },
    )
    actor: Words | None = Field(None, description="Who acts.")
    recipient: Words | None = Field(None, description="Who is acted upon.")
    speaker: Words | None = Field(None, description="Who says so.")
    event: list[Name] = Field([], max_length=40, description="Event types, such as SANCTION; may be given again.")
    mode: Name | None = Field(None, description="A PLOVER mode.")
    context: Name | None = Field(None, description="A PLOVER context.")
    quad: Quad | None = Field(None, description="A quad class.")
    status: list[Literal["actual", "negated", "future", "hypothetical", "any"]] = Field(
        [], max_length=5, description="Whether it happened; may be given again."
    )
    historical: Literal["only", "no"] | None = Field(None, description="Only background, or none of it.")
    since: Day | None = Field(None, description="Happened on that day or later.")
    until: Day | None = Field(None, description="Happened on that day or before.")
    published_since: Day | None = Field(None, description="Published on that day or later.")
    published_until: Day | None = Field(None, description="Published on that day or before.")
    place: Words | None = Field(None, description="The name of a place, or a country's code.")
    publisher: Words | None = Field(None, description="Part of the publisher's name.")
    article: Words | None = Field(None, description="The id of an article.")
    story: Words | None = Field(None, description="The id of a story, or of a piece of news.")
    text: Words | None = Field(None, description='Words of the sentence; a "phrase" in double quotes.')
    quoted: bool | None = Field(None, description="Only what speakers say, or only the reporter's own.")
    confidence: float | None = Field(None, ge=0, le=1, description="At least so confident.")

    @model_validator(mode="after")
    def check_two(self) -> "Asked":
        """`between` takes two."""
        if len(self.between) == 1:
            raise ValueError("between takes two parties; give it again with the other")
        return self

    def filter(self) -> Filter:
        """The filter that it asks for."""
        return Filter(
            party=self.party, between=(self.between[0], self.between[1]) if self.between else None, actor=self.actor,
            recipient=self.recipient, speaker=self.speaker, event=tuple(name.upper() for name in self.event),
            mode=self.mode, context=self.context, quad=self.quad,
            status=STATUSES if "any" in self.status else tuple(self.status),
            historical=None if self.historical is None else self.historical == "only",
            since=self.since, until=self.until, published_since=self.published_since,
            published_until=self.published_until, place=self.place, publisher=self.publisher, article=self.article,
            story=self.story, words=self.text, quoted=self.quoted, least_confidence=self.confidence,
        )  # fmt: skip


Model = TypeVar("Model", bound=BaseModel)
QueryOf = Annotated[Model, Query()]  # `QueryOf[Asked]`: the whole query as a model

# Names in the URL, where they are not those of the filter.
RENAMED = {"words": "text", "least_confidence": "confidence"}


def query_of(chosen: Filter) -> dict[str, Any]:
    """The query that asks for a filter; for `link`."""
    query: dict[str, Any] = {}
    for name in chosen.__dataclass_fields__:
        value = getattr(chosen, name)
        if value is None or value == () or name == "id":
            continue
        if name == "historical":
            value = "only" if value else "no"
        query[RENAMED.get(name, name)] = list(value) if isinstance(value, tuple) else value
    return query
