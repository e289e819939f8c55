"""Charts of Vega-Lite into files. Needs the extra `plot`."""

from importlib import import_module
from pathlib import Path
from typing import Any

from diurna.errors import DiurnaError

SUFFIXES = (".png", ".svg", ".html")
SHARPNESS = 2.0  # pixels of a PNG for each of the drawing
# Stands for "<" in what goes into a page, whose script would end at a "</script>" in somebody's name.
OPENING = "\ue000"


def check_charts() -> None:
    """Raise `DiurnaError` where what draws is not installed."""
    try:
        import_module("altair")
        import_module("vl_convert")
    except ImportError as error:
        raise DiurnaError(
            f"drawing needs the package {error.name}, which is not installed. Install what draws: pip install 'diurna[plot]'"
        ) from error


def write_chart(chart: Any, path: Path, form: str) -> None:
    """Draw a chart into a file: `form` is ".png", ".svg" or ".html", a page that loads nothing from elsewhere."""
    vl_convert: Any = import_module("vl_convert")

    spec = chart.to_dict()
    if form == ".png":
        path.write_bytes(vl_convert.vegalite_to_png(spec, scale=SHARPNESS))
    elif form == ".svg":
        path.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")
    else:
        page = vl_convert.vegalite_to_html(guarded(spec), bundle=True)
        path.write_text(page.replace(OPENING, "\\u003c"), encoding="utf-8")


def guarded(value: Any) -> Any:
    """A chart's description in which no text can end the script that holds it."""
    if isinstance(value, str):
        return value.replace("<", OPENING)
    if isinstance(value, dict):
        return {name: guarded(each) for name, each in value.items()}
    return [guarded(each) for each in value] if isinstance(value, list) else value
