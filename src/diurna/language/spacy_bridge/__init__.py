"""To and from spaCy: any pipeline with Universal Dependencies as the engine, and an analysis as a `Doc`.

Nothing here imports spaCy before `to_doc` is called: `pip install 'diurna[spacy]'`.
"""

from diurna.language.spacy_bridge.analyser import SpacyAnalyser
from diurna.language.spacy_bridge.reading import from_doc
from diurna.language.spacy_bridge.writing import to_doc

__all__ = ["SpacyAnalyser", "from_doc", "to_doc"]
