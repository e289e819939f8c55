"""Learned codes: the country and sector of parties whose own words and the rules leave them open, from annotated articles.

Two small networks, in `data/codes.npz` (its card stands beside it), weigh for each party the countries that the article
tells of, and the sectors, by the encoder's vectors of its words and by what the rules found. A country that is known stays,
and so does all that is known of countries themselves.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from diurna.model.events import SIZE
from diurna.records import Coding, Entity, Evidence, Mention

Floats = NDArray[np.float32]

# Probabilities from which a country is given, a sector is given, and one sector takes another's place; set on the dev halves of
# two gold sets and on composed articles kept out of training.
COUNTRY, SECTOR, OTHER_SECTOR = 0.4, 0.3, 0.55
NEAR, OFTEN = 3, 4  # countries of the sentence and of the article that are weighed
HEADS = 6  # mentions of a party whose vectors are averaged
MENTION_KINDS = ("name", "nationality", "title", "group", "metonym", "pronoun")
ENTITY_KINDS = ("person", "country", "body", "group", "place")
FOREIGN = frozenset(
    """foreign international western european african asian arab american global world allied multinational regional visiting
    coalition jihadist peacekeeping peacekeepers diplomat diplomats ambassador envoy embassy mediator mediators tourist
    tourists foreigner foreigners migrant migrants other another""".split()
)
KNOWN = ("lexicon.leader", "lexicon.body", "lexicon.group")  # rules by which a table's own entry names a party


@dataclass(frozen=True, slots=True)
class Setting:
    """The countries of an article: how often each is told of, and in the headline and the lead; the most frequent first."""

    often: Sequence[tuple[str, int]]
    total: int
    lead: Sequence[tuple[str, int]]
    dateline: bool


@dataclass(frozen=True, slots=True)
class Clues:
    """What is weighed of one mention: vectors of its head and of its entity's, facts, the countries that may be its, theirs."""

    own: Floats
    shared: Floats
    facts: Floats
    countries: Sequence[str]  # "" for none
    told: Floats  # (countries, facts of each)


@dataclass(frozen=True, slots=True)
class CodeModel:
    """The networks' weights, by their names, and the sectors that they tell apart; "" is none. Several nets are averaged."""

    sectors: Sequence[str]
    nets: Sequence[Mapping[str, Floats]]

    def countries(self, clues: Clues) -> Floats:
        """How probable each of the countries is, (countries,)."""
        return np.mean([country_scores(net, clues) for net in self.nets], axis=0).astype(np.float32)

    def weigh_sectors(self, clues: Clues) -> Floats:
        """How probable each sector is, (sectors,)."""
        return np.mean([sector_scores(net, clues) for net in self.nets], axis=0).astype(np.float32)


def country_scores(net: Mapping[str, Floats], clues: Clues) -> Floats:
    """One net's probabilities of the countries."""
    seen = np.maximum(net["country.view.weight"] @ clues.own + net["country.view.bias"], 0)
    same = np.broadcast_to(np.concatenate([seen, clues.facts]), (len(clues.told), len(seen) + len(clues.facts)))
    mixed = np.concatenate([same, clues.told], axis=1) @ net["country.mix.weight"].T + net["country.mix.bias"]
    scores = np.maximum(mixed, 0) @ net["country.score.weight"].T + clues.told @ net["country.plain.weight"].T
    return softmax(scores[:, 0])


def sector_scores(net: Mapping[str, Floats], clues: Clues) -> Floats:
    """One net's probabilities of the sectors."""
    given = np.concatenate([clues.own, clues.shared, clues.facts])
    mixed = np.maximum(net["sector.mix.weight"] @ given + net["sector.mix.bias"], 0)
    plain = net["sector.plain.weight"] @ clues.facts + net["sector.plain.bias"]
    return softmax(net["sector.score.weight"] @ mixed + net["sector.score.bias"] + plain)


def softmax(scores: Floats) -> Floats:
    """Scores to probabilities."""
    raised = np.exp(scores - scores.max())
    out: Floats = (raised / raised.sum()).astype(np.float32)
    return out


def add_learned_codes(coding: Coding, model: CodeModel, *, protected: bool) -> Coding:
    """A coding whose entities have the codes that the model adds; as it is where the analysis has no vectors.

    With `protected`, as with tables of the user's own, the sectors of parties that a table names are not touched.
    """
    if not coding.analysis.vectors:
        return coding
    setting = setting_of(coding)
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in coding.mentions:
        by_entity[mention.entity].append(mention)
    near = near_countries(coding)
    changed: dict[str, tuple[Entity, str]] = {}
    for entity in coding.entities:
        mentions = by_entity.get(entity.id, [])
        if mentions and not entity.members and entity.kind != "country":
            named = any(item.rule.startswith(KNOWN) for mention in mentions for item in mention.evidence)
            clues = clues_of_all(coding, entity, mentions, setting, near, model)
            changed[entity.id] = weighed(entity, clues, model, keep_sector=protected and named)
    entities = tuple(changed[one.id][0] if one.id in changed else one for one in coding.entities)
    mentions = tuple(
        replace(one, evidence=(*one.evidence, Evidence("entity", changed[one.entity][1], one.span)))
        if one.entity in changed and changed[one.entity][1]
        else one
        for one in coding.mentions
    )
    return replace(coding, entities=entities, mentions=mentions)


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
        logs = np.mean([np.log(model.weigh_sectors(one) + 1e-6) for one in clues], axis=0)
        shares = softmax(logs.astype(np.float32))
        best = int(shares.argmax())
        sector, chance = model.sectors[best], float(shares[best])
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
    for mention in coding.mentions:
        country = homes[mention.entity]
        if country and mention.kind != "pronoun":
            often[country] += 1
            if coding.analysis.sentence_of(coding.analysis.tokens[mention.head]).number <= 1:
                lead[country] += 1
    return Setting(
        often.most_common(OFTEN), sum(often.values()), lead.most_common(2), coding.article.dateline is not None
    )


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
    model: CodeModel,
) -> list[Clues]:
    """The clues of an entity's first mentions, pronouns only where it has no other."""
    chosen = [one for one in mentions if one.kind != "pronoun"][:HEADS] or list(mentions[:HEADS])
    return [clues_of(coding, entity, one, mentions, setting, near[one.id], model.sectors) for one in chosen]


def clues_of(
    coding: Coding,
    entity: Entity,
    mention: Mention,
    mentions: Sequence[Mention],
    setting: Setting,
    near: Sequence[tuple[int, str]],
    sectors: Sequence[str],
) -> Clues:
    """What is weighed of one mention; `mentions` are all of its entity."""

    def row(head: int) -> Floats:
        return np.asarray(coding.analysis.vectors[head], dtype=np.float32)[:SIZE]

    heads = [one.head for one in mentions if one.kind != "pronoun"][:HEADS] or [mention.head]
    home = entity.short or entity.country or ""
    countries = list(dict.fromkeys(["", home, *(one for one, _ in setting.often), *(one for _, one in near)]))
    words = {token.text.lower() for token in coding.analysis.tokens_in(mention.span)}
    first = entity.sectors[0] if entity.sectors else ""
    facts = [
        *(float(first == one or (one == "" and first not in sectors)) for one in sectors),
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
        row(mention.head),
        np.mean([row(head) for head in heads], axis=0),
        np.array(facts, dtype=np.float32),
        countries,
        np.array([country_facts(one, home, setting, near) for one in countries], dtype=np.float32),
    )


def country_facts(country: str, home: str, setting: Setting, near: Sequence[tuple[int, str]]) -> list[float]:
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
        float(home != "" and country != home),
        float(country != "" and home == ""),
    ]


@cache
def shipped_codes() -> CodeModel:
    """The weights that ship with Diurna."""
    with (files("diurna.actors") / "data" / "codes.npz").open("rb") as file, np.load(file) as held:
        arrays = {name: held[name] for name in held.files}
    sectors = [str(one) for one in arrays.pop("sectors")]
    nets: dict[str, dict[str, Floats]] = defaultdict(dict)
    for name, array in arrays.items():
        number, _, part = name.partition(".")
        nets[number][part] = array.astype(np.float32)
    return CodeModel(sectors, [nets[number] for number in sorted(nets)])
