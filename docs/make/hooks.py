"""What the site needs beside the pages in docs/: files of the project that they link to, and the notebooks as pages."""

import json
import os
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

DOCS = Path(__file__).parent.parent
ROOT = DOCS.parent
PROJECT = "project"  # where the site keeps files from outside docs/
LINK = re.compile(r"\]\(([^)#:\s]+)(#[^)]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the notebooks as pages, then every file of the project that some page links to, and what these link to."""
    for notebook in sorted((DOCS / "notebooks").glob("*.ipynb")):
        where = f"notebooks/{notebook.stem}.md"
        files.append(File.generated(config, where, content=as_markdown(notebook)))
    waiting = [DOCS / file.src_uri for file in files.documentation_pages() if (DOCS / file.src_uri).is_file()]
    while waiting:
        page = waiting.pop()
        for target in outside(page):
            where = f"{PROJECT}/{target.relative_to(ROOT).as_posix()}"
            if files.get_file_from_path(where) is None:
                files.append(File.generated(config, where, abs_src_path=str(target)))
                if target.suffix == ".md":
                    waiting.append(target)
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Turn links that lead out of docs/ to where the site keeps those files."""
    source = source_of(page.file.src_uri)

    def turned(link: re.Match[str]) -> str:
        target = (source.parent / link[1]).resolve()
        if not target.is_relative_to(ROOT) or not target.is_file():
            return link[0]
        relative = os.path.relpath(site_path(target), Path(page.file.src_uri).parent)
        return f"]({Path(relative).as_posix()}{link[2] or ''})"

    return LINK.sub(turned, markdown)


def outside(page: Path) -> list[Path]:
    """The files outside docs/ that a page links to."""
    found = [(page.parent / link[1]).resolve() for link in LINK.finditer(page.read_text(encoding="utf-8"))]
    return [path for path in found if path.is_file() and path.is_relative_to(ROOT) and not path.is_relative_to(DOCS)]


def source_of(uri: str) -> Path:
    """The file of the project that a page of the site comes from."""
    return ROOT / uri.removeprefix(f"{PROJECT}/") if uri.startswith(f"{PROJECT}/") else DOCS / uri


def site_path(path: Path) -> str:
    """Where the site keeps a file of the project."""
    if path.is_relative_to(DOCS):
        return path.relative_to(DOCS).as_posix()
    return f"{PROJECT}/{path.relative_to(ROOT).as_posix()}"


def as_markdown(notebook: Path) -> str:
    """A notebook as a page: its text, its code, and what the code printed or drew."""
    parts = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
        parts += [shown(output) for output in cell.get("outputs", ())]
    parts.append(f"[This notebook as a file]({notebook.name})")
    return "\n\n".join(parts) + "\n"


def shown(output: dict[str, Any]) -> str:
    """One output of a cell."""
    data = output.get("data", {})
    if "image/png" in data:
        return f"![The figure](data:image/png;base64,{''.join(data['image/png']).strip()})"
    text = "".join(output.get("text", data.get("text/plain", "")))
    return f"```text\n{text.rstrip()}\n```" if text.strip() else ""
