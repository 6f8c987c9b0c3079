"""The command that opens the page."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.judgements import author_option, name_author
from reportedly.cli.ledger import ledger_option
from reportedly.cli.settings import config_option, open_settings
from reportedly.cli.terminal import print_error
from reportedly.errors import SettingError
from reportedly.vocabulary.judgements import check_author

if TYPE_CHECKING:
    from reportedly.pipeline import LoadModel
    from reportedly.web import Served

_PORT = 8640
"""That of ``web.DEFAULT_PORT``, written out because importing the page takes time that ``--help`` has not."""

TOKEN = "REPORTEDLY_TOKEN"


@click.command(
    epilog="""\
Examples:

\b
  reportedly serve
      the page of reportedly.ledger in this folder, at http://127.0.0.1:8640/
  reportedly serve --ledger desk.ledger --open
      that of another ledger, and a browser with it
  reportedly serve --port 0
      at any port that is free
  REPORTEDLY_TOKEN=… reportedly serve
      programs may use /api with this as their bearer token

The link that is printed logs in once, within a quarter of an hour; the page it leads to asks for another where needed.
Stop with Ctrl+C. A ledger that is not there is made.
"""
)
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="127.0.0.1 or ::1: this machine.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, metavar="N", help="0 takes a free one."
)
@click.option("--open", "opened", is_flag=True, help="Open the page in your browser.")
@author_option
@config_option
@click.pass_obj
def serve(load: LoadModel | None, /, path: Path, host: str, port: int, opened: bool, **given: Any) -> None:
    """Open the page of a ledger: stories, questions, reports, corrections, in a browser on this machine.

    It listens on this machine's own address only, and works with the network unplugged.
    """
    from reportedly.ledger import open_ledger
    from reportedly.web import Desk, check_address, serve
    from reportedly.web.door import Door
    from reportedly.web.rendering import find_scripts
    from reportedly.web.serving import make_address, take_port

    own, who = check_address(host), _check_name(name_author(given["author"]))
    if not find_scripts():
        print_error(
            "the page's scripts are not part of this installation: everything can be read and done, without live news, "
            "keys and the drawn map. `make page` in a checkout builds them with Node"
        )
    with take_port(own, port) as taken, open_ledger(path) as ledger:
        desk = Desk(
            ledger=ledger,
            author=who,
            address=make_address(own, taken.getsockname()[1]),
            door=Door(token=os.environ.get(TOKEN) or None),
            settings=open_settings(given["config"]),
            load=load,
            tell=_tell,
        )
        with contextlib.suppress(KeyboardInterrupt):  # the way to stop it
            serve(desk, taken, ready=lambda served: _welcome(served, path, opened=opened))
        _tell("Stopped. What was read is in the ledger.")


def _check_name(author: str) -> str:
    try:
        check_author(author)
    except ValueError as error:
        raise SettingError(str(error)) from error
    return author


def _tell(line: str) -> None:
    print(line, flush=True)


def _welcome(served: Served, path: Path, *, opened: bool) -> None:
    _tell(f"{path} is at {served.address}")
    _tell(f"Open once: {served.link}")
    _tell("Stop with Ctrl+C.")
    if opened and not webbrowser.open(served.link):
        print("reportedly: no browser could be opened: use the link", file=sys.stderr, flush=True)
