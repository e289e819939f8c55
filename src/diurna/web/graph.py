"""A network of who dealt with whom: nodes laid out by springs, the same each time."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from markupsafe import Markup

from diurna.store.pages import Edge
from diurna.web.svg import Drawing, tag
from diurna.web.templating import link
from diurna.writers.springs import lay_out

WIDTH, HEIGHT, EDGE = 900.0, 620.0, 46.0


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
    points = EDGE + lay_out(len(nodes), pairs) * (np.array([WIDTH, HEIGHT]) - 2 * EDGE)
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
