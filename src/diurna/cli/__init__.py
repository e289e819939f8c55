"""The command line: one module a command. A command parses, calls one Python function, prints."""

from diurna.cli.app import main

__all__ = ["main"]
