"""Learned codes: the country and sector of parties whose own words and the rules leave them open, from annotated articles.

Small networks weigh for each party the countries that the article tells of (`data/countries.npz`), and the sectors
(`data/sectors.npz`), by the model's vectors of its words and by what the rules found; their card stands beside them. A country
that is known stays, and so does all that is known of countries themselves.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from diurna.lexicons.sectors import SECTORS
from diurna.model.detector import ENOUGH, has_vectors
from diurna.model.events import SIZE, softmax
from diurna.model.nets import choose, nets_of, on_one_thread
from diurna.records import Coding, Entity, Evidence, Mention

Floats = NDArray[np.float32]

# Probabilities from which a country is given, a sector is given, and one sector takes another's place; set on the dev halves of
# two gold sets and on composed articles kept out of training.
COUNTRY, SECTOR, OTHER_SECTOR = 0.4, 0.3, 0.65
SECTOR_ORDER = ("", *sorted(SECTORS))  # as the networks count them; "" is none
NEAR, OFTEN, RECENT = 3, 4, 2  # countries of the sentence, of the article and of the sentences before that are weighed
HEADS = 6  # mentions of a party that are weighed
MENTION_KINDS = ("name", "nationality", "title", "group", "metonym", "pronoun")
ENTITY_KINDS = ("person", "country", "body", "group", "place")
FACTS = len(SECTOR_ORDER) + len(MENTION_KINDS) + len(ENTITY_KINDS) + 8  # of a mention; see `clues_of`
FOREIGN = frozenset(
    """foreign international western european african asian arab american global world allied multinational regional visiting
    coalition jihadist peacekeeping peacekeepers diplomat diplomats ambassador envoy embassy mediator mediators tourist
    tourists foreigner foreigners migrant migrants other another""".split()
)
TABLES, WORDS = "lexicon.", "lexicon.agent."  # rules of tables' entries; of those that only know a word for its kind


@dataclass(frozen=True, slots=True)
class Setting:
    """The countries of an article: how often each is told of, and in the headline and the lead, the most frequent first; and how
    often in each sentence.
    """

    often: Sequence[tuple[str, int]]
    total: int
    lead: Sequence[tuple[str, int]]
    dateline: bool
    by_sentence: Mapping[int, Counter[str]]


@dataclass(frozen=True, slots=True)
class Clues:
    """What is weighed of one mention: two vectors of its head, facts, the countries that may be its, and facts of each.

    `own` (SIZE,) is what the type model reads, `read` (384,) what the detector does; that is empty while there is none.
    """

    own: Floats
    read: Floats
    facts: Floats
    countries: Sequence[str]  # "" for none
    told: Floats


@dataclass(frozen=True, slots=True)
class CodeModel:
    """The networks' weights, by their names; several for countries and several for sectors, which are averaged."""

    country_nets: Sequence[Mapping[str, Floats]]
    sector_nets: Sequence[Mapping[str, Floats]]

    def countries(self, clues: Clues) -> Floats:
        """How probable each of the countries is, (countries,)."""
        return choose(self.country_nets, clues.own, clues.facts, clues.told)

    def sectors(self, clues: Sequence[Clues]) -> Floats:
        """How probable each sector of SECTOR_ORDER is for a party, given the clues of its mentions."""
        rows = np.stack([sector_row(one) for one in clues])
        both = np.concatenate([rows, np.broadcast_to(rows.mean(axis=0), rows.shape)], axis=1)
        logs = [np.log(sector_scores(net, both) + 1e-6) for net in self.sector_nets]
        out: Floats = softmax(np.mean(logs, axis=(0, 1))[None])[0]
        return out


def sector_row(clues: Clues) -> Floats:
    """All that the sector networks read of one mention."""
    return np.concatenate([clues.own, clues.read, clues.facts])


def sector_scores(net: Mapping[str, Floats], rows: Floats) -> Floats:
    """One network's probabilities of the sectors, (mentions, sectors), of rows (mentions, 2 * row): each mention's and their mean."""
    normed = (rows - net["mean"]) / net["spread"]
    mixed = np.maximum(normed @ net["mix.weight"].T + net["mix.bias"], 0)
    out: Floats = softmax(mixed @ net["score.weight"].T + net["score.bias"])
    return out


def add_learned_codes(coding: Coding, model: CodeModel, *, protected: bool) -> Coding:
    """A coding whose entities have the codes that the model adds; as it is where it has too few sentences to tell anything by,
    or the analysis has no vectors of the detector's.

    With `protected`, as with tables of the user's own, the sectors of parties that a table names are not touched.
    """
    if len(coding.analysis.sentences) < ENOUGH or not has_vectors(coding.analysis):
        return coding
    setting = setting_of(coding)
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in coding.mentions:
        by_entity[mention.entity].append(mention)
    near = near_countries(coding)
    changed: dict[str, tuple[Entity, str]] = {}
    with on_one_thread():
        for entity in coding.entities:
            mentions = by_entity.get(entity.id, [])
            if mentions and not entity.members and entity.kind != "country":
                rules = (item.rule for mention in mentions for item in mention.evidence)
                named = any(rule.startswith(TABLES) and not rule.startswith(WORDS) for rule in rules)
                clues = clues_of_all(coding, entity, mentions, setting, near)
                changed[entity.id] = weighed(entity, clues, model, keep_sector=protected and named)
    entities = tuple(changed[one.id][0] if one.id in changed else one for one in coding.entities)
    told = tuple(
        replace(one, evidence=(*one.evidence, Evidence("entity", changed[one.entity][1], one.span)))
        if one.entity in changed and changed[one.entity][1]
        else one
        for one in coding.mentions
    )
    return replace(coding, entities=entities, mentions=told)


def weighed(entity: Entity, clues: Sequence[Clues], model: CodeModel, *, keep_sector: bool) -> tuple[Entity, str]:
    """An entity with what the model adds to it, and the rule that says so, "" where it adds nothing."""
    said = []
    if not (entity.country or entity.short):
        chances: Counter[str] = Counter()
        for one in clues:
            for country, chance in zip(one.countries, model.countries(one).tolist(), strict=True):
                chances[country] += chance / len(clues)
        country, chance = chances.most_common(1)[0]
        if country and chance > COUNTRY:
            entity = replace(entity, country=country)
            said.append(f"{country.lower()}.{chance:.2f}")
    if not keep_sector and not entity.tenures:
        shares = model.sectors(clues)
        best = int(shares.argmax())
        sector, chance = SECTOR_ORDER[best], float(shares[best])
        first = entity.sectors[0] if entity.sectors else ""
        if sector != first and chance > (OTHER_SECTOR if first else SECTOR):
            entity = replace(entity, sectors=(sector,) if sector else ())
            said.append(f"{sector.lower() or 'none'}.{chance:.2f}")
    return entity, f"model.code.{'.'.join(said)}" if said else ""


def setting_of(coding: Coding) -> Setting:
    """How often an article's mentions, pronouns apart, are of each country."""
    homes = {entity.id: entity.country for entity in coding.entities}
    often: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    by_sentence: dict[int, Counter[str]] = defaultdict(Counter)
    for mention in coding.mentions:
        country = homes[mention.entity]
        if country and mention.kind != "pronoun":
            often[country] += 1
            number = coding.analysis.sentence_of(coding.analysis.tokens[mention.head]).number
            by_sentence[number][country] += 1
            if number <= 1:
                lead[country] += 1
    dateline = coding.article.dateline is not None
    return Setting(often.most_common(OFTEN), sum(often.values()), lead.most_common(2), dateline, dict(by_sentence))


def near_countries(coding: Coding) -> dict[str, list[tuple[int, str]]]:
    """Of each mention, the countries of the others in its sentence with their distances in words, the nearest first."""
    homes = {entity.id: entity.country for entity in coding.entities}
    told: dict[int, list[Mention]] = defaultdict(list)
    for mention in coding.mentions:
        told[coding.analysis.sentence_of(coding.analysis.tokens[mention.head]).number].append(mention)
    out = {}
    for here in told.values():
        for mention in here:
            others = (
                (abs(other.head - mention.head), country)
                for other in here
                if other.id != mention.id and (country := homes[other.entity])
            )
            out[mention.id] = sorted(others)[:NEAR]
    return out


def clues_of_all(
    coding: Coding,
    entity: Entity,
    mentions: Sequence[Mention],
    setting: Setting,
    near: Mapping[str, list[tuple[int, str]]],
) -> list[Clues]:
    """The clues of an entity's first mentions, pronouns only where it has no other."""
    chosen = [one for one in mentions if one.kind != "pronoun"][:HEADS] or list(mentions[:HEADS])
    return [clues_of(coding, entity, one, mentions, setting, near[one.id]) for one in chosen]


def clues_of(
    coding: Coding,
    entity: Entity,
    mention: Mention,
    mentions: Sequence[Mention],
    setting: Setting,
    near: Sequence[tuple[int, str]],
) -> Clues:
    """What is weighed of one mention; `mentions` are all of its entity."""
    vector = np.asarray(coding.analysis.vectors[mention.head], dtype=np.float32)
    home = entity.short or entity.country or ""
    recent = recent_countries(setting, coding.analysis.sentence_of(coding.analysis.tokens[mention.head]).number)
    told = (*(one for one, _ in setting.often), *(one for _, one in near), *recent[:RECENT])
    countries = list(dict.fromkeys(["", home, *told]))
    words = {token.text.lower() for token in coding.analysis.tokens_in(mention.span)}
    first = entity.sectors[0] if entity.sectors else ""
    facts = [
        float(first not in SECTORS),
        *(float(first == one) for one in SECTOR_ORDER[1:]),
        *(float(mention.kind == kind) for kind in MENTION_KINDS),
        *(float(entity.kind == kind) for kind in ENTITY_KINDS),
        float(bool(entity.short)),
        float(bool(entity.country)),
        float(bool(entity.office)),
        float(bool(entity.members)),
        float(not FOREIGN.isdisjoint(words)),
        float(len(entity.sectors) > 1),
        math.log(len(mentions)),
        float(setting.dateline),
    ]
    return Clues(
        vector[:SIZE],
        vector[SIZE:],
        np.array(facts, dtype=np.float32),
        countries,
        np.array([country_facts(one, home, setting, near, recent) for one in countries], dtype=np.float32),
    )


def recent_countries(setting: Setting, number: int) -> list[str]:
    """The countries of the two sentences before one, and how often: each as often as it is told of there, the nearest first."""
    return [
        country
        for before in (1, 2)
        for country, times in setting.by_sentence.get(number - before, Counter()).most_common()
        for _ in range(times)
    ]


def country_facts(
    country: str, home: str, setting: Setting, near: Sequence[tuple[int, str]], recent: Sequence[str]
) -> list[float]:
    """What speaks for one country: whether it is none, or the known one, how often the article tells of it, how near it stands."""
    often = dict(setting.often)
    rank = list(often).index(country) if country in often else OFTEN
    most = setting.often[0][1] if setting.often else 1
    distances = [distance for distance, one in near if one == country]
    return [
        float(country == ""),
        float(country == home != ""),
        float(rank == 0),
        float(rank == 1),
        float(rank > 1 and country != ""),
        often.get(country, 0) / max(setting.total, 1),
        often.get(country, 0) / most,
        float(country in dict(setting.lead)),
        float(bool(setting.lead) and setting.lead[0][0] == country),
        float(bool(distances)),
        float(bool(near) and near[0][1] == country),
        1 / (1 + min(distances)) if distances else 0.0,
        float(home not in ("", country)),
        float(country != "" and home == ""),
        recent.count(country) / max(len(recent), 1),
        float(recent[:1] == [country]),
        float(not near and recent[:1] == [country]),
    ]


@cache
def shipped_codes() -> CodeModel:
    """The weights that ship with Diurna."""
    return CodeModel(nets_of("diurna.actors", "countries.npz"), nets_of("diurna.actors", "sectors.npz"))
