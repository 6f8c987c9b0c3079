"""The samples of plain text as JSON Lines, with what a person knows of each and the text need not say: outlet and date.

python -m tools.samples | reportedly add --format jsonl
"""

from __future__ import annotations

import json
import sys

from reportedly.documents.samples import list_samples


def main() -> int:
    """Print them."""
    for sample in list_samples():
        sys.stdout.write(json.dumps(sample, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
