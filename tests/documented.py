"""The tables of examples that the documents show, for tests that hold them against the code."""

import re
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def example_rows(document: str) -> list[tuple[str, ...]]:
    """The cells of the rows whose first cell is a sentence, of a document in docs/."""
    text = (DOCS / document).read_text(encoding="utf-8")
    return [
        tuple(cell.strip() for cell in row.strip("|").split("|"))
        for row in re.findall(r"^\|.+\. \|.+\|$", text, re.MULTILINE)
    ]
