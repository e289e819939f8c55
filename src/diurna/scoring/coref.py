"""How well coreference agrees with gold: the CoNLL F1 and the antecedents of pronouns.

MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998) and CEAF-e (Luo 2005), and their mean, the CoNLL F1
(Pradhan et al. 2012). Mentions are compared by their heads, as in the CorefUD shared task, since a gold mention takes in
relative clauses and appositions that a party's name does not.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diurna.scoring.lines import GoldFile, quoted

# Third person only: "I" and "you" are nobody's name, and outside of quotations nothing that Diurna codes hangs on them.
SINGULAR = frozenset("he him his himself she her hers herself it its itself".split())
PRONOUNS = SINGULAR | frozenset("they them their theirs themselves".split())
PARTY_TYPES = frozenset({"person", "organization", "place"})

Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Tokens `start` to `end` (exclusive), those of its head, its entity, and the entity's type ("person")."""

    start: int
    end: int
    head: frozenset[int]
    cluster: str
    kind: str


@dataclass(frozen=True, slots=True)
class GoldCoreference:
    """One document: its sentences as words, and the mentions in it."""

    id: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[GoldMention, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the document."""
        return tuple(word for sentence in self.sentences for word in sentence)


def read_coreference(path: Path) -> list[GoldCoreference]:
    """Read JSON Lines with tokens, sent_starts and mentions, a document each; raises `GoldError` with all faults."""
    file = GoldFile(path)
    documents = []
    for number, line in file.lines():
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            documents.append(make_document(row))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            file.fault(
                number,
                f"{quoted(str(error))}; expected an object with id, tokens, sent_starts and mentions, each of these with "
                "start, end, cluster, etype and minspan.",
            )
    if not documents and not file.faults:
        file.fault(1, "no document in the file. Expected JSON Lines, one document a line.")
    file.check()
    return documents


def make_document(row: Mapping[str, object]) -> GoldCoreference:
    """One document from its JSON; raises KeyError, TypeError, ValueError or IndexError where it is not as expected."""
    tokens, starts, mentions = row["tokens"], row["sent_starts"], row["mentions"]
    if not (isinstance(tokens, list) and isinstance(starts, list) and isinstance(mentions, list)):
        raise TypeError("tokens, sent_starts or mentions is no list")
    bounds = [*map(int, starts), len(tokens)]
    sentences = tuple(tuple(map(str, tokens[start:end])) for start, end in pairwise(bounds))
    found = []
    for mention in mentions:
        start, end = int(mention["start"]), int(mention["end"])
        if not 0 <= start < end <= len(tokens):
            raise IndexError(f"mention {start}-{end} of {len(tokens)} tokens")
        head = frozenset(start + int(offset) - 1 for offset in str(mention["minspan"]).split(","))
        found.append(GoldMention(start, end, head, str(mention["cluster"]), str(mention["etype"])))
    return GoldCoreference(str(row["id"]), sentences, tuple(found))


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention that was found: its head's token, its entity, and whether it is a pronoun."""

    head: int
    entity: str
    is_pronoun: bool


def score_coreference(
    pairs: Iterable[tuple[GoldCoreference, frozenset[int], Sequence[FoundMention]]],
) -> dict[str, float]:
    """conll_f1 and pronoun_accuracy over (gold, tokens that are proper nouns, found) documents, as fractions.

    conll_f1 is over names and third-person pronouns of persons, organisations and places, without singletons.
    pronoun_accuracy is the share of third-person singular pronouns that stand for a gold person, organisation or place
    told of before in other words, and whose found entity has one of these earlier mentions, or its name anywhere.
    """
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    pronouns: Counter[str] = Counter()
    for gold, proper, found in pairs:
        key, response = clusters_of(gold, proper, found)
        for name, (right, asked, answered) in measures(key, response).items():
            sums[name] = [total + part for total, part in zip(sums[name], (*right, asked, answered), strict=True)]
        pronouns.update(judge_pronouns(gold, found))
    figures = {f"{name}_f1": f1(*parts) for name, parts in sums.items()}
    figures["conll_f1"] = sum(figures.values()) / len(figures) if figures else 0.0
    if pronouns["asked"]:
        figures["pronoun_accuracy"] = pronouns["right"] / pronouns["asked"]
    return figures


def f1(recalled: float, precise: float, asked: float, answered: float) -> float:
    """F1 of summed numerators (recall's, precision's) and denominators."""
    recall = recalled / asked if asked else 0.0
    precision = precise / answered if answered else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def clusters_of(
    gold: GoldCoreference, proper: frozenset[int], found: Sequence[FoundMention]
) -> tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]:
    """Gold and found clusters over the same keys: a gold mention that is judged, or a found head that meets none."""
    words = gold.words
    by_head: dict[int, GoldMention] = {}
    key: dict[str, set[Hashable]] = defaultdict(set)
    for mention in sorted(gold.mentions, key=lambda mention: mention.start - mention.end):
        is_pronoun = mention.end - mention.start == 1 and words[mention.start].lower() in PRONOUNS
        if mention.kind in PARTY_TYPES and (is_pronoun or mention.head & proper):
            key[mention.cluster].add(mention)
            by_head.update(dict.fromkeys(mention.head, mention))
    response: dict[str, set[Hashable]] = defaultdict(set)
    for one in found:
        if one.is_pronoun or one.head in proper:
            response[one.entity].add(by_head.get(one.head, one.head))
    return [frozenset(c) for c in key.values() if len(c) > 1], [frozenset(c) for c in response.values() if len(c) > 1]


def judge_pronouns(gold: GoldCoreference, found: Sequence[FoundMention]) -> Counter[str]:
    """How many third-person singular pronouns are asked for, and how many of these are right."""
    words = gold.words
    by_head = {one.head: one for one in found}
    entities: dict[str, set[str]] = defaultdict(set)
    for mention in gold.mentions:
        if words[mention.start].lower() not in PRONOUNS or mention.end - mention.start > 1:
            entities[mention.cluster].update(by_head[head].entity for head in mention.head if head in by_head)
    told: set[str] = set()
    counts: Counter[str] = Counter()
    for mention in sorted(gold.mentions, key=lambda mention: mention.start):
        if mention.end - mention.start > 1 or words[mention.start].lower() not in PRONOUNS:
            told.add(mention.cluster)
        elif words[mention.start].lower() in SINGULAR and mention.kind in PARTY_TYPES and mention.cluster in told:
            one = by_head.get(mention.start)
            counts["asked"] += 1
            counts["right"] += one is not None and one.entity in entities[mention.cluster]
    return counts


Parts = tuple[tuple[float, float], float, float]


def measures(key: Clusters, response: Clusters) -> dict[str, Parts]:
    """Numerators (recall's, precision's) and denominators (recall's, precision's) of each measure."""
    return {"muc": muc(key, response), "b_cubed": b_cubed(key, response), "ceaf_e": ceaf_e(key, response)}


def muc(key: Clusters, response: Clusters) -> Parts:
    """Links: of a cluster of n, how many of its n - 1 links the other side keeps."""

    def kept(some: Clusters, others: Clusters) -> tuple[int, int]:
        home = {mention: number for number, cluster in enumerate(others) for mention in cluster}
        right = asked = 0
        for cluster in some:
            parts = {home[mention] for mention in cluster if mention in home}
            alone = sum(mention not in home for mention in cluster)
            right += len(cluster) - len(parts) - alone
            asked += len(cluster) - 1
        return right, asked

    (recalled, asked), (precise, answered) = kept(key, response), kept(response, key)
    return (recalled, precise), asked, answered


def b_cubed(key: Clusters, response: Clusters) -> Parts:
    """For each mention, the share of its cluster that the other side puts with it."""

    def shared(some: Clusters, others: Clusters) -> tuple[float, int]:
        home = {mention: cluster for cluster in others for mention in cluster}
        right = sum(
            len(cluster & home[mention]) / len(cluster) for cluster in some for mention in cluster if mention in home
        )
        return right, sum(map(len, some))

    (recalled, asked), (precise, answered) = shared(key, response), shared(response, key)
    return (recalled, precise), asked, answered


def ceaf_e(key: Clusters, response: Clusters) -> Parts:
    """The best one-to-one alignment of clusters, each pair worth 2 |both| / (|one| + |other|)."""
    if not key or not response:
        return (0.0, 0.0), len(key), len(response)
    worth = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in response] for one in key])
    best = best_assignment(worth)
    return (best, best), len(key), len(response)


def best_assignment(worth: NDArray[np.float64]) -> float:
    """The greatest sum of a matrix's cells, no two in one row or column (Kuhn-Munkres, with potentials)."""
    cost = -(worth if worth.shape[0] <= worth.shape[1] else worth.T)
    rows, columns = cost.shape
    row_potential, column_potential = np.zeros(rows + 1), np.zeros(columns + 1)
    matched = np.zeros(columns + 1, dtype=np.int64)  # the row of each column, from 1; 0 is free
    for row in range(1, rows + 1):
        matched[0] = row
        column = 0
        least = np.full(columns + 1, np.inf)
        way = np.zeros(columns + 1, dtype=np.int64)
        used = np.zeros(columns + 1, dtype=bool)
        while matched[column]:
            used[column] = True
            here = matched[column]
            reduced = cost[here - 1] - row_potential[here] - column_potential[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = column
            open_columns = np.where(used, np.inf, least)
            open_columns[0] = np.inf
            following = int(open_columns.argmin())
            step = open_columns[following]
            row_potential[matched[used]] += step
            column_potential[used] -= step
            least[~used] -= step
            column = following
        while column:
            matched[column] = matched[way[column]]
            column = int(way[column])
    chosen = [(matched[column] - 1, column - 1) for column in range(1, columns + 1) if matched[column]]
    return float(-sum(cost[row, column] for row, column in chosen))
