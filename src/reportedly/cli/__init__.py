"""The command line: it translates between a terminal and the library, and holds no logic of its own."""

from reportedly.cli.program import main

__all__ = ["main"]
