"""PLOVER and CAMEO, as data with a loader, and ontologies of users' own in the same form."""

from diurna.ontology.custom import scan_ontology
from diurna.ontology.plover import CameoCode, EventType, Ontology, plover

__all__ = ["CameoCode", "EventType", "Ontology", "plover", "scan_ontology"]
