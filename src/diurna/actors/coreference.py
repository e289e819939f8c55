"""Coreference of names and titles across an article, step by step; pronouns are in `pronouns`."""

import datetime as dt
from collections.abc import Container, Mapping, Sequence

from diurna.actors.affiliations import tell_affiliations, tell_origins
from diurna.actors.appositions import join_appositions, join_doubled, tell_owned, tell_spoken_for
from diurna.actors.candidates import courtesies
from diurna.actors.definites import join_defaults, join_definites
from diurna.actors.descriptions import Description
from diurna.actors.names import join_descriptions, join_names
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.sorts import join_sorts
from diurna.actors.spells import add_spells
from diurna.actors.titles import join_introduced, join_titles
from diurna.lexicons.named import Spell
from diurna.records import Analysis


def resolve_phrases(
    analysis: Analysis,
    phrases: Sequence[Phrase],
    descriptions: Sequence[Description],
    spells: Mapping[tuple[str, ...], Sequence[Spell]],
    published: dt.date | None,
    surnames: Mapping[str, Sequence[Spell]],
    bodies: Container[str] = frozenset(),
) -> Resolution:
    """Find out which phrases refer to the same party.

    1. Names of persons, full names first. 2. All other phrases by what describes them. 3. Appositions and "X is the
    president". 4. Titles to persons; what the lexicon knows of a person that the text left untitled. 5. "The
    minister said ... Name Surname said". 6. "The police" to the police that were told of before, "the company" to the one named.
    `bodies` are the short names of international bodies.
    """
    resolution = Resolution(evidence={phrase.number: list(descriptions[phrase.number].evidence) for phrase in phrases})
    join_names(phrases, descriptions, resolution)
    join_descriptions(phrases, descriptions, resolution)
    join_appositions(analysis, phrases, resolution)
    join_doubled(analysis, phrases, resolution)
    tell_affiliations(analysis, phrases, resolution)
    join_titles(phrases, resolution)
    add_spells(phrases, resolution, spells, published, surnames, courtesies(analysis, phrases, resolution))
    join_titles(phrases, resolution)
    join_introduced(analysis, phrases, resolution)
    tell_owned(phrases, resolution)
    tell_spoken_for(phrases, resolution)
    tell_origins(analysis, phrases, resolution)
    join_definites(analysis, phrases, resolution)
    join_defaults(phrases, resolution)
    join_sorts(analysis, phrases, resolution, bodies)
    return resolution
