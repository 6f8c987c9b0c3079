"""The program ``reportedly``: its commands, and how it ends when something is in the way."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import click

from reportedly import __version__
from reportedly.cli.answers import ANSWERS
from reportedly.cli.explain import explain
from reportedly.cli.judgements import JUDGING
from reportedly.cli.ledger import COMMANDS
from reportedly.cli.origins import COMMANDS as GROUP_COMMANDS
from reportedly.cli.read import read
from reportedly.cli.serve import serve
from reportedly.cli.settings import settings
from reportedly.cli.terminal import print_error
from reportedly.errors import ReportedlyError, SettingError

FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130
"""128 and the signal's number, as shells count."""
NOBODY_LISTENS = 141


class Program(click.Group):
    """Commands that end in plain words, or in silence where nobody listens any more, and never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Its output goes out before the program ends, so that a closed pipe shows here."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            print_error("interrupted")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _close_output()
            ctx.exit(NOBODY_LISTENS)
        except ReportedlyError as error:
            print_error(str(error))
            ctx.exit(WRONG_USE if isinstance(error, SettingError) else FAILED)
        return result


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\
Start here:

\b
  reportedly read dispatch.txt           a sheet of what the report claims
  reportedly read --json wire/           the same for programs, one line a report
  reportedly read --help                 everything else about reading
  reportedly add wire/                   keep reports and their claims in a ledger
  reportedly claims --source Austin      who said what, out of the ledger
  reportedly figures "dead in Aleppo"    who gives which number, and who differs
  reportedly changed --since 2024-10-31  what came in, moved or was taken back
  reportedly serve --open                all of it as a page in your browser
  reportedly origins --copied            which reports are one text
  reportedly explain dispatch.txt        why a figure, a time or a claim was read as it was
""",
)
@click.version_option(__version__, "-V", "--version", prog_name="reportedly", message="%(prog)s %(version)s")
def main() -> None:
    """Read news reports, and list what they claim: who says what, on what footing, with the place of every word."""


main.add_command(read)
main.add_command(explain)
main.add_command(settings)
main.add_command(serve)
for command in (*COMMANDS, *GROUP_COMMANDS, *ANSWERS, *JUDGING):
    main.add_command(command)


def _close_output() -> None:
    """Let Python flush into nothing when it ends, instead of complaining about the closed pipe once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
