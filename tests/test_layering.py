"""Who may import whom: the layout of the project, checked on the source itself."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "diurna"
BASE = {"records", "errors", "version"}
KNOWLEDGE = BASE | {"ontology", "lexicons", "model"}
STAGES = {"articles", "language", "actors", "events", "attribution", "times", "places", "counts"}
ALLOWED = {
    "records": {"errors"},
    "errors": set(),
    "version": set(),
    "ontology": BASE,
    "lexicons": BASE,
    "model": BASE,
    "articles": BASE | {"lexicons", "model"},
    "language": BASE | {"lexicons", "model"},
    **dict.fromkeys(("actors", "events", "attribution", "times", "places", "counts"), KNOWLEDGE),
    "coder": KNOWLEDGE | STAGES,
    "stories": KNOWLEDGE,
    "store": BASE | {"ontology"},
    "analysis": KNOWLEDGE | {"store", "stories"},
    "review": BASE | {"ontology", "store", "scoring", "writers"},
    "writers": BASE | {"ontology"},
    "scoring": BASE | {"ontology"},
    "scale": BASE | {"coder", "articles", "stories"},
    "watching": BASE | {"coder", "articles", "scale"},
    "training": KNOWLEDGE | STAGES | {"coder", "scoring"},
    "web": KNOWLEDGE | {"articles", "coder", "store", "analysis", "writers", "scoring", "review"},
    "cli": KNOWLEDGE
    | STAGES
    | {"coder", "writers", "scoring", "scale", "watching", "training", "store", "analysis", "review", "web"},
    "__init__": BASE | {"articles", "coder", "store"},
    "__main__": {"cli"},
}
MODULES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The package (or top-level module) of diurna that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """The packages of diurna that a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import; write it out"
            names = [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("diurna.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_its_room_may(path):
    """Every import inside diurna goes upstream, and no stage imports another."""
    room = room_of(path)

    assert room in ALLOWED, f"{room} is a new room: say in docs/architecture.md and here what it may import"
    assert imports_of(path) - {room} <= ALLOWED[room]


def test_records_need_only_the_standard_library():
    """The data model can be read without installing anything."""
    import sys

    for path in (SOURCE / "records").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                top = node.module.split(".")[0]
                assert top == "diurna" or top in sys.stdlib_module_names, f"{path.name} imports {top}"


def test_the_check_sees_imports_inside_functions():
    """An import hidden in a function counts too."""
    assert "lexicons" in imports_of(SOURCE / "events" / "extract.py")
