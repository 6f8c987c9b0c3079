"""The samples of plain text as JSON Lines, with what a person knows of each and the text need not say: outlet and date.

    python -m tools.samples | reportedly add --format jsonl

The web page and the briefs among the samples say both themselves and are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def list_samples(folder: Path = SAMPLES) -> Iterator[dict[str, Any]]:
    """A report each, in the order of ``expected.json``, which knows outlet, date and headline."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for report in expected["reports"]:
        path = folder / report["file"]
        if path.suffix == ".txt":
            text = path.read_bytes().decode("utf-8")  # line ends as they are
            known = {name: report[name] for name in ("outlet", "published", "title")}
            yield {**known, "text": text}


def main() -> int:
    """Print them."""
    for sample in list_samples():
        sys.stdout.write(json.dumps(sample, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
