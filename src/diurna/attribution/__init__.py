"""ATTRIBUTE: whether an event happened (status), and in whose voice it is told (claims)."""

from diurna.attribution.claims import FindClaims, find_claims
from diurna.attribution.first_person import ResolveFirstPersons
from diurna.attribution.stage import AttributeStatus
from diurna.attribution.status import status_of

__all__ = ["AttributeStatus", "FindClaims", "ResolveFirstPersons", "find_claims", "status_of"]
