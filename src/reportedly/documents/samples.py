"""The sample dispatches: of our own writing, several outlets telling one story differently.

The package carries them so that an empty ledger has something to show; in a checkout they lie at its top.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "bundled_samples", _PACKAGE.parent.parent / "samples")


def find_samples() -> Path | None:
    """The folder with the samples; None where this installation has none."""
    return next((place for place in _PLACES if (place / "expected.json").is_file()), None)


def list_samples(folder: Path | None = None) -> Iterator[dict[str, Any]]:
    """A report each as JSON Lines has it, in the order of ``expected.json``, which knows outlet, date and headline.

    The web page and the briefs among the samples say both themselves and are left out. Nothing where there are none.
    """
    folder = folder or find_samples()
    if folder is None:
        return
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for report in expected["reports"]:
        path = folder / report["file"]
        if path.suffix == ".txt":
            text = path.read_bytes().decode("utf-8")  # line ends as they are
            known = {name: report[name] for name in ("outlet", "published", "title")}
            yield {**known, "text": text}
