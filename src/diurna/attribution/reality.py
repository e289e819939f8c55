"""Reality: how things stand with an event while its tree is walked from the root down."""

from dataclasses import dataclass, replace
from typing import Literal

from diurna.records import Evidence, Span
from diurna.records.event import Status

Realm = Literal["actual", "future", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Reality:
    """Polarity and realm, kept apart so that they compose: "will not fail to sign" is positive and future.

    `evidence` lists what brought it about, outermost first.
    """

    positive: bool = True
    realm: Realm = "actual"
    evidence: tuple[Evidence, ...] = ()

    @property
    def status(self) -> Status:
        """As the record words it: what is hypothetical stays so when negated; a future that is denied is negated."""
        if self.realm == "hypothetical":
            return "hypothetical"
        return self.realm if self.positive else "negated"

    def negated(self, rule: str, span: Span) -> "Reality":
        """The same, turned round."""
        return replace(self, positive=not self.positive).told(rule, span)

    def moved(self, realm: Realm, rule: str, span: Span) -> "Reality":
        """In `realm`, unless it already lies further from what is: hypothetical beats future beats actual."""
        order = ("actual", "future", "hypothetical")
        if order.index(realm) <= order.index(self.realm):
            return self
        return replace(self, realm=realm).told(rule, span)

    def told(self, rule: str, span: Span) -> "Reality":
        """The same with one more piece of evidence."""
        return replace(self, evidence=(*self.evidence, Evidence("status", rule, span)))


ACTUAL = Reality()
