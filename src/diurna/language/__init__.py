"""ANALYSE: words, sentences, tags, lemmas, dependencies and names, as offsets into the article."""

from diurna.language.analyse import Analyser

__all__ = ["Analyser"]
