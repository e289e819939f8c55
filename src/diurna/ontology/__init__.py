"""PLOVER and CAMEO, as data with a loader."""

from diurna.ontology.plover import CameoCode, EventType, Ontology, plover

__all__ = ["CameoCode", "EventType", "Ontology", "plover"]
