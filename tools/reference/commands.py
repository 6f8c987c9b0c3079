"""The page of commands, from the command line's own definitions."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator

import click

from reportedly.cli import main
from tools.reference.markdown import code, fence, page, table

INTRODUCTION = """
What `reportedly --help` and `reportedly COMMAND --help` say, on one page.
"""


def render() -> str:
    """The page's text."""
    return page("Commands", INTRODUCTION, *(section(path, command) for path, command in every_command()))


def every_command() -> Iterator[tuple[str, click.Command]]:
    """The program and every command below it that is not hidden, each with the words that call it."""
    yield from walk("reportedly", main)


def walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """``command`` and all below it, in alphabetical order."""
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            if not command.commands[name].hidden:
                yield from walk(f"{path} {name}", command.commands[name])


def section(path: str, command: click.Command) -> str:
    """One command: how it is called, what it does, its options, its examples."""
    context = click.Context(command, info_name=path, **{**main.context_settings, **command.context_settings})
    usage = " ".join((path, *command.collect_usage_pieces(context)))
    shown = [each for each in command.get_params(context) if isinstance(each, click.Option) and not each.hidden]
    rows = [option(each, context) for each in shown]
    parts = (f"## {path}", fence(usage), prose(command.help), table(("option", "default", "meaning"), rows))
    return "\n\n".join(filter(None, (*parts, prose(command.epilog))))


def option(each: click.Option, context: click.Context) -> tuple[str, str, str]:
    """One option: how it is written, what it is when it is left out, what it does."""
    names = ", ".join(code(f"{name} {value(each, context)}".strip()) for name in each.opts)
    names += "".join(f" / {code(name)}" for name in each.secondary_opts)
    default = each.to_info_dict()["default"]
    shown = "" if default in (None, False) or "--help" in each.opts else code(written(default))
    return names, shown, each.help or ""


def value(each: click.Option, context: click.Context) -> str:
    """What an option takes: nothing for a flag, the choices where there are some."""
    if each.is_flag or each.count:
        return ""
    if isinstance(each.type, click.Choice) and not each.metavar:
        return "|".join(str(choice) for choice in each.type.choices)
    return each.make_metavar(context)


def written(default: object) -> str:
    """A default as one would type it."""
    return default if isinstance(default, str) else json.dumps(default)


def prose(text: str | None) -> str:
    r"""Help text as Markdown. A paragraph that click is told not to wrap (``\b``) becomes a block of code."""
    paragraphs = inspect.cleandoc(text or "").partition("\f")[0].split("\n\n")
    return "\n\n".join(
        fence(paragraph.removeprefix("\b\n")) if paragraph.startswith("\b") else paragraph
        for paragraph in paragraphs
        if paragraph.strip()
    )
