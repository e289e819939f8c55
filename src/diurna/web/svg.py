"""SVG by hand: shapes as escaped text, and a drawing that can stand on a page or alone."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from diurna.writers.labels import visible
from diurna.writers.worldmap import HEIGHT, WIDTH, world

NAMESPACE = "http://www.w3.org/2000/svg"
FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
# Of a drawing that stands alone, on white; on a page desk.css gives these classes the page's colours.
STYLE = f"""
text {{ font-family: {FONT}; font-size: 11px; fill: #444c56; }}
.paper {{ fill: #ffffff; }}
.axis, .grid {{ stroke: #d5d2c9; stroke-width: 1; fill: none; }}
.axis {{ stroke: #8b8778; }}
.cooperation {{ fill: #2a7f86; }} .conflict {{ fill: #b5452f; }}
.line {{ stroke: #6b6558; stroke-width: 1.5; fill: none; }} .dot {{ fill: #6b6558; }}
.land {{ fill: #e4e0d6; }} .borders {{ fill: none; stroke: #ffffff; stroke-width: 0.6; }}
.place {{ fill-opacity: 0.55; stroke-width: 1; }}
.place.cooperation, .edge.cooperation {{ stroke: #1f666c; }} .place.conflict, .edge.conflict {{ stroke: #8f3222; }}
.edge {{ fill: none; stroke-opacity: 0.55; }} .edge.conflict {{ stroke-dasharray: 6 3; }}
.node {{ fill: #f6f3ec; stroke: #4b4636; stroke-width: 1.2; }} .name {{ font-weight: bold; fill: #1f2328; }}
.halo {{ stroke: #ffffff; stroke-width: 3; stroke-linejoin: round; fill: #ffffff; }}
"""


def tag(name: str, /, content: Markup | str | None = None, **attributes: object) -> Markup:
    """An element; attributes that are None are left out, a trailing underscore is dropped, others become hyphens.

    >>> tag("text", "a < b", class_="name", text_anchor="end")
    Markup('<text class="name" text-anchor="end">a &lt; b</text>')
    """
    parts = [
        Markup(' {}="{}"').format(
            key.rstrip("_").replace("_", "-"), number(value) if isinstance(value, float) else clean(value)
        )
        for key, value in attributes.items()
        if value is not None
    ]
    start = Markup("<{}{}").format(name, Markup("").join(parts))
    return start + (Markup("/>") if content is None else Markup(">{}</{}>").format(clean(content), name))


def clean(value: object) -> Markup:
    """Text with nothing in it that could act."""
    return value if isinstance(value, Markup) else escape(visible(str(value)))


def number(value: float) -> str:
    """A coordinate, as short as it can be said.

    >>> number(12.0), number(3.14159)
    ('12', '3.1')
    """
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG drawing: its size in units, what it shows, and its shapes."""

    width: float
    height: float
    title: str
    shapes: Markup

    @property
    def inline(self) -> Markup:
        """As a part of a page, whose style sheet colours it. One with links in it is no image to a screen reader."""
        return tag(
            "svg", self.shapes, viewBox=f"0 0 {number(self.width)} {number(self.height)}", role="group" if "<a " in self.shapes else "img", aria_label=self.title,
            class_="drawing",
        )  # fmt: skip

    @property
    def alone(self) -> str:
        """As a file: with its own colours, on white."""
        inner = (
            tag("title", self.title) + Markup("<style>{}</style>").format(Markup(STYLE))
            + tag("rect", class_="paper", width=self.width, height=self.height) + self.shapes
        )  # fmt: skip
        return tag(
            "svg", inner, xmlns=NAMESPACE, viewBox=f"0 0 {number(self.width)} {number(self.height)}", width=self.width,
            height=self.height,
        )  # fmt: skip


def world_file() -> bytes:
    """Land and borders as a file that pages draw from."""
    shapes = tag("path", id="land", d=world().land) + tag("path", id="borders", d=world().borders)
    return tag("svg", shapes, xmlns=NAMESPACE, viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}").encode()
