"""Write docs/commands.md: every command with its arguments and options, read off the command line itself.

    python docs/make/manual.py

A test holds the page against what this gives, so that the two cannot part.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from diurna.cli.app import app

PAGE = Path(__file__).parent.parent / "commands.md"
HEAD = """\
# Every command

Written by `python docs/make/manual.py` from what `diurna COMMAND --help` says. Results go to standard output, talk to
standard error. Exit code 0: all went well; 1: some inputs failed, each is named with the reason; 2: wrong usage. In place of
`diurna`, `python -m diurna` does the same.
"""


def page() -> str:
    """The page, as Markdown."""
    top = typer.main.get_command(app)
    return HEAD + "".join(f"\n{section}" for section in sections(top, "diurna"))


def sections(command: Any, name: str) -> Iterator[str]:
    """A section for each command, a group before its commands."""
    yield section(command, name)
    for each, inner in getattr(command, "commands", {}).items():
        yield from sections(inner, f"{name} {each}")


def section(command: Any, name: str) -> str:
    """What one command does, its example and a table of what it takes."""
    about, _, example = inspect.cleandoc(command.help or "").partition("Example: ")
    lines = [f"## `{name}`", "", " ".join(about.split()), ""]
    if example:
        lines += [f"    {' '.join(example.split())}", ""]
    context = command.make_context(name, [], resilient_parsing=True)
    rows = [row(param, context) for param in command.params if not getattr(param, "hidden", False)]
    if rows:
        lines += ["| takes | |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def row(param: Any, context: Any) -> str:
    """A row of the table: how the argument or option is written, and what it does."""
    is_option = param.param_type_name == "option"
    metavar = param.metavar or ("" if getattr(param, "is_flag", False) else written_type(param, context))
    names = ", ".join((*param.opts, *param.secondary_opts)) if is_option else ""
    about = " ".join((param.help or "").split())
    default = getattr(param.default, "value", param.default)
    if is_option and not getattr(param, "is_flag", False) and default is not None and not callable(default):
        about += f" Unless given: {default}."
    return f"| `{bars(f'{names} {metavar}'.strip())}` | {bars(about)} |"


def written_type(param: Any, context: Any) -> str:
    """What kind of value a parameter takes: its choices, or its type, or an argument's name."""
    if param.param_type_name == "argument":
        return str(param.name).upper()
    kind = str(param.display_type(context)).strip("<>")
    return kind if "|" in kind else kind.split()[0].upper()


def bars(text: str) -> str:
    """Text with the bars of a table kept apart from its own."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name}: written")
