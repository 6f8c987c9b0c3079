"""``reportedly settings``, and how commands come by their settings."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.config import Settings, load_settings, write_settings

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Take settings from this TOML file. Options come before it.",
)


def open_settings(config: Path | None) -> Settings:
    """The settings of a file, or the defaults without one. Raises SettingError."""
    return Settings() if config is None else load_settings(config)


@click.command(
    epilog="""\
Examples:

\b
  reportedly settings                    show every setting with its default
  reportedly settings > my.toml          start a settings file of your own
  reportedly settings --config my.toml   check that file, and show what holds with it
"""
)
@config_option
def settings(config: Path | None) -> None:
    """Show the settings and what each is for.

    What this prints is a settings file itself, for --config.
    """
    click.echo(write_settings(open_settings(config)), nl=False)
