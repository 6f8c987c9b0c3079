"""Makes a virtual environment where none is: ``python tools/environment.py DIRECTORY``.

An environment that cannot run any more (its Python was removed, the checkout moved) is made afresh. Standard library
only, since it runs before anything is installed.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)


def main(directory: str) -> None:
    """Leave a working environment in ``directory``, or end with what the person should do."""
    if sys.version_info < OLDEST:
        sys.exit(
            f"Reportedly needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and {sys.executable} is "
            f"{sys.version.split()[0]}. Name a newer one: make PYTHON=/path/to/python3 …"
        )
    if not works(Path(directory)):
        venv.create(directory, clear=True, with_pip=True)


def works(directory: Path) -> bool:
    """Whether the environment runs, has its pip and stands where it was made."""
    python = directory / "bin" / "python"
    probe = "import pip, sys; print(sys.prefix)"
    try:
        run = subprocess.run([python, "-c", probe], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return Path(run.stdout.strip()) == directory.resolve()


if __name__ == "__main__":
    main(sys.argv[1])
