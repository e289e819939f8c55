"""How far two annotators agree on the events of the same articles."""

from collections.abc import Iterable, Sequence

from diurna.scoring.gold import GoldEvent

NEAR = 200  # characters between two triggers that can mean one event


def same_happening(one: GoldEvent, other: GoldEvent) -> bool:
    """Whether two passes mean one event: overlapping triggers, or one type with a party in common in one place."""
    if one.trigger.overlaps(other.trigger):
        return True
    near = abs(one.trigger.start - other.trigger.start) < NEAR
    shared = any(
        a.span.overlaps(b.span) for a in (*one.actors, *one.recipients) for b in (*other.actors, *other.recipients)
    )
    return one.event == other.event and near and shared


def pair_up(ours: Sequence[GoldEvent], theirs: Sequence[GoldEvent]) -> list[tuple[GoldEvent, GoldEvent]]:
    """Events of two passes that mean the same, each once: those of one type first, then the others."""
    pairs: list[tuple[GoldEvent, GoldEvent]] = []
    left = list(theirs)
    for same_type in (True, False):
        used = {id(one) for one, _ in pairs}
        for one in ours:
            if id(one) in used:
                continue
            for other in left:
                if same_happening(one, other) and (one.event == other.event or not same_type):
                    pairs.append((one, other))
                    left.remove(other)
                    break
    return pairs


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two label sequences."""
    if not pairs:
        return 0.0
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
    chance = sum(ours.count(label) * theirs.count(label) for label in set(ours)) / len(pairs) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def agreement_of(passes: Iterable[tuple[Sequence[GoldEvent], Sequence[GoldEvent]]]) -> str:
    """F1 of one pass against the other and kappa on types, in a line; each pair holds both passes over one article."""
    ours = theirs = 0
    types: list[tuple[str, str]] = []
    for first, second in passes:
        ours, theirs = ours + len(first), theirs + len(second)
        types += [(one.event, other.event) for one, other in pair_up(first, second)]
    both, same_type = len(types), sum(one == other for one, other in types)
    found, right = 2 * both / max(ours + theirs, 1), 2 * same_type / max(ours + theirs, 1)
    return (
        f"{ours} and {theirs} events, {both} in common; F1 of one against the other {found:.3f}, with the same type "
        f"{right:.3f}; Cohen's kappa on type {kappa(types):.3f}"
    )
