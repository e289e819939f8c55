"""Run the notebooks in docs/notebooks, from top to bottom in a fresh kernel.

python docs/make/notebooks.py      # and keep what they print and draw
"""

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
LONGEST = 120  # seconds a cell


def read(path: Path) -> NotebookNode:
    """A notebook as it lies there."""
    return nbformat.read(path, as_version=4)


def executed(path: Path) -> NotebookNode:
    """A notebook with what its cells print and draw now; raises `CellExecutionError` where one fails."""
    notebook = read(path)
    NotebookClient(
        notebook, timeout=LONGEST, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when each cell ran: another time every time
    notebook.metadata = NotebookNode({"language_info": {"name": "python"}, "kernelspec": notebook.metadata.kernelspec})
    return notebook


def printed(notebook: NotebookNode) -> list[str]:
    """All text that the cells print, pictures left out."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    texts = (output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs)
    return [text for text in texts if text and not text.startswith("<Figure")]


if __name__ == "__main__":
    for each in sorted(NOTEBOOKS.glob("*.ipynb")):
        nbformat.write(executed(each), each)
        print(f"{each.name}: run")
