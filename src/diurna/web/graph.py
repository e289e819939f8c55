"""A network of who dealt with whom: nodes laid out by springs, the same each time."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from diurna.store.pages import Edge
from diurna.web.svg import Drawing, tag
from diurna.web.templating import link

WIDTH, HEIGHT, EDGE = 900.0, 620.0, 46.0
ROUNDS = 300

Points = NDArray[np.float64]


def network_chart(
    edges: Sequence[Edge], names: Mapping[str, str], query: Mapping[str, object], *, alone: bool = False
) -> Drawing:
    """Countries and bodies, larger where they have more happenings; thicker edges for more happenings between two.

    An edge with more conflict than cooperation is broken, and in conflict's colour. Clicks lead to the actor, the dyad.
    """
    weights: dict[str, int] = {}
    for row in edges:
        for side in (row.one, row.other):
            weights[side] = weights.get(side, 0) + row.stories
    nodes = sorted(weights, key=lambda node: (-weights[node], node))
    place = {node: index for index, node in enumerate(nodes)}
    pairs = [(place[row.one], place[row.other], row.stories) for row in edges]
    points = lay_out(len(nodes), pairs)
    most_edge = max((row.stories for row in edges), default=1)
    most_node = max(weights.values(), default=1)
    lines, circles, labels = [], [], []
    for row in edges:
        (x0, y0), (x1, y1) = points[place[row.one]], points[place[row.other]]
        kind = "conflict" if row.conflict > row.cooperation else "cooperation"
        told = (
            f"{names.get(row.one, row.one)} and {names.get(row.other, row.other)}: {row.stories:,} happenings, "
            f"{row.conflict:,} of conflict"
        )
        line = tag(
            "path", tag("title", told), class_=f"edge {kind}", d=f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}",
            stroke_width=1 + 7 * math.sqrt(row.stories / most_edge),
        )  # fmt: skip
        lines.append(line if alone else tag("a", line, href=link("/dyad", one=row.one, other=row.other), tabindex=-1))
    for node in nodes:
        x, y = points[place[node]]
        radius = 5 + 11 * math.sqrt(weights[node] / most_node)
        circle = tag(
            "circle", tag("title", f"{names.get(node, node)}: {weights[node]:,}"), class_="node", cx=x, cy=y, r=radius
        )
        circles.append(circle if alone else tag("a", circle, href=link("/actor", who=node), tabindex=-1))
        text = {"x": float(x), "y": float(y - radius - 4), "text_anchor": "middle"}
        labels += [
            tag("text", node, class_="halo", aria_hidden="true", **text),
            tag("text", node, class_="name", **text),
        ]
    title = (
        f"Network of {len(nodes):,} countries and bodies and {len(edges):,} dyads"
        if edges
        else "Network; no dyad to show"
    )
    return Drawing(WIDTH, HEIGHT, title, Markup("").join([*lines, *circles, *labels]))


def lay_out(count: int, pairs: Sequence[tuple[int, int, int]]) -> Points:
    """Points of nodes in the drawing: all push each other away, edges pull (Fruchterman and Reingold, 1991).

    Nodes begin on a circle, so that the same network looks the same each time.
    """
    if count == 0:
        return np.zeros((0, 2))
    angles = np.arange(count) * 2.399963  # the golden angle: neighbours in weight stand apart
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.sqrt(np.arange(count) + 0.5)[:, None]
    points /= max(float(np.abs(points).max()), 1.0)
    ideal = 1.6 / math.sqrt(count)
    pull = np.zeros((count, count))
    most = max((weight for _, _, weight in pairs), default=1)
    for one, other, weight in pairs:
        pull[one, other] = pull[other, one] = 0.4 + 0.6 * math.sqrt(weight / most)
    for step in range(ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((apart**2).sum(axis=2)) + 1e-6
        force = (apart * (ideal**2 / distance**2 - pull * distance / ideal)[:, :, None]).sum(axis=1)
        force -= 0.25 * points  # towards the middle, so that parts without an edge between them do not drift off
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        points = points + force / length * np.minimum(length, 0.12 * (1 - step / ROUNDS))
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.where(high - low > 1e-9, high - low, 1.0)
    return np.asarray(EDGE + (points - low) / size * (np.array([WIDTH, HEIGHT]) - 2 * EDGE))
