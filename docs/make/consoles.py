"""Run the ```console blocks of the documents, and hold what they show against what the commands print.

    python docs/make/consoles.py [PAGE...]     # write what they print into the pages

A line that begins with `$ ` is a command, one that begins with `> ` goes on with it (a here-document); what follows is what it
prints, standard error last. All blocks of a page run one after the other in a fresh folder with the examples in it.
Times and rates of a run ("in 2.1 s (...)") are left out, as they are other ones each time.
"""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TIMES = re.compile(r" in [\d.]+ (?:s|min) \([^)]*\)")
WIDTH, HEIGHT = 80, 50  # what Rich takes a terminal without abilities to have, whatever it says


def documents() -> list[Path]:
    """Every document that shows a console."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return sorted(path for path in found if BLOCK.search(path.read_text(encoding="utf-8")))


def replayed(text: str) -> str:
    """A document with the output of its consoles as the commands print it now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        return BLOCK.sub(lambda block: f"```console\n{replay(block.group(1), folder)}```", text)


def replay(block: str, folder: Path) -> str:
    """One block: each command with what it prints."""
    shown = []
    for command in commands_of(block):
        shown.append(f"$ {command[0]}\n" + "".join(f"{f'> {line}'.rstrip()}\n" for line in command[1:]))
        shown.append(printed_by("\n".join(command), folder))
    return "".join(shown)


def commands_of(block: str) -> list[list[str]]:
    """The commands of a block, each as its lines."""
    commands: list[list[str]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append([line[2:]])
        elif line.startswith("> ") and commands:
            commands[-1].append(line[2:])
        elif line == ">" and commands:
            commands[-1].append("")
    return commands


def printed_by(command: str, folder: Path) -> str:
    """What a command prints on a terminal without colours, without blanks at the ends of lines."""
    env = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONWARNINGS": "ignore",
    }
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
    with subprocess.Popen(
        ["bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE
    ) as process:
        os.close(theirs)
        out = b""
        while part := read_some(ours):
            out += part
        os.close(ours)
        talk = process.stderr.read() if process.stderr else b""
    text = TIMES.sub("", (out + talk).decode("utf-8").replace("\r\n", "\n"))
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def read_some(terminal: int) -> bytes:
    """What is there to read; nothing at the end."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux's way to say that the other end is closed
        return b""


if __name__ == "__main__":
    for page in [Path(each).resolve() for each in sys.argv[1:]] or documents():
        before = page.read_text(encoding="utf-8")
        after = replayed(before)
        page.write_text(after, encoding="utf-8")
        print(f"{page.relative_to(ROOT)}: {'as it was' if after == before else 'rewritten'}")
