from __future__ import annotations

import click
import pytest

from tools.reference import commands


@click.group()
def program() -> None:
    """Looks after letters."""


@program.command(epilog="\b\nExamples:\n  program send note.txt")
@click.argument("letters", nargs=-1)
@click.option("--to", "-t", metavar="NAME", required=True, help="Who gets it.")
@click.option("--paper", type=click.Choice(["thin", "thick"]), default="thin", help="The | kind.")
@click.option("--fast/--slow", help="How.")
@click.option("--secret", hidden=True)
def send(letters: tuple[str, ...], **options: object) -> None:
    """Send letters.

    In the order given.
    """


@program.command(hidden=True)
def burn() -> None:
    """Burn letters."""


def test_hidden_commands_are_left_out() -> None:
    assert [path for path, _ in commands.walk("program", program)] == ["program", "program send"]


def test_section_tells_usage_help_options_and_examples() -> None:
    assert commands.section("program send", send).splitlines() == [
        "## program send",
        "",
        "```text",
        "program send [OPTIONS] [LETTERS]...",
        "```",
        "",
        "Send letters.",
        "",
        "In the order given.",
        "",
        "| option | default | meaning |",
        "| --- | --- | --- |",
        "| `--to NAME`, `-t NAME` |  | Who gets it. |",
        r"| `--paper thin\|thick` | `thin` | The \| kind. |",
        "| `--fast` / `--slow` |  | How. |",
        "| `-h`, `--help` |  | Show this message and exit. |",
        "",
        "```text",
        "Examples:",
        "  program send note.txt",
        "```",
    ]


@pytest.mark.parametrize(("default", "shown"), [("auto", "auto"), (3, "3"), (0.5, "0.5"), (True, "true")])
def test_a_default_is_written_as_one_would_type_it(default: object, shown: str) -> None:
    assert commands.written(default) == shown
