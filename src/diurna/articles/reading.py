"""How inputs are to be read: what the user says of them that they do not say themselves."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DayOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The user's word on the inputs.

    `published` is the day for articles that give none of their own. `columns` says under which name the input has a
    field of ours ({"text": "story_body"}). `order` is the order of day and month in days such as 03/04/2022.
    `suffix` is what the name of the input ends in (".csv"), `depth` how many archives it was taken out of.
    """

    published: dt.date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    order: DayOrder | None = None
    suffix: str = ""
    depth: int = 0
