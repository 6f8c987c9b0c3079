"""A marked copy of a text into offsets, so that expectations about a text can be kept without the text.

The copy stands outside the repository: the text with its words in braces, ``====``, then one line an attribution.

    {s1:The {o1:mayor}, {@M:Ana Ruiz},} {u1:said} {c1:the bridge {c1':would open}}. She {x:declined to comment}.
    ====
    1 kind=person naming=named name=M country=ESP act=state

A label is a letter and the number of an attribution; several are set apart by commas. ``s`` source, ``u`` cue, ``c``
content, ``m`` a member of the source, ``o`` role, ``r`` reason; an apostrophe marks a second reading that is right too
(``c1'``, a third ``c1''``). ``@M`` names a place for ``name=M``; ``x`` marks words that make no claim (a silence).
In the lines, ``within=2`` says that attribution 2 carries this one, ``optional`` that people may differ on it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from evals.records import EvaluationError

RULE = "===="

_BRACE = re.compile(r"\{([^:{}\s]+):|\}")
_LABEL = re.compile(r"([sucmor])(\d+)('*)|(@\w+)|(x)")
_PARTS = {"s": "source", "u": "cue", "c": "content", "m": "members", "o": "role", "r": "reason"}
_VALUES = ("kind", "naming", "country", "act", "quotation", "stance", "polarity")

Pairs = list[list[int]]


@dataclass(slots=True)
class Marked:
    """The text without its marks, and the places of each label, in order."""

    text: str
    places: dict[str, Pairs] = field(default_factory=dict)


def read_marks(copy: str) -> Marked:
    """Take the braces out; raises EvaluationError for a brace without its partner or an unknown label."""
    marked = Marked(text="")
    opened: list[tuple[str, int]] = []
    last = 0
    for brace in _BRACE.finditer(copy):
        marked.text += copy[last : brace.start()]
        last = brace.end()
        if brace.group(1):
            opened.append((brace.group(1), len(marked.text)))
            continue
        if not opened:
            raise EvaluationError(f"a closing brace without an opening one, after {marked.text[-40:]!r}")
        labels, start = opened.pop()
        for label in labels.split(","):
            _check_label(label)
            marked.places.setdefault(label, []).append([start, len(marked.text)])
    if opened:
        raise EvaluationError(f"the brace of {opened[-1][0]!r} is never closed")
    marked.text += copy[last:]
    for places in marked.places.values():
        places.sort()
    return marked


def _check_label(label: str) -> None:
    if _LABEL.fullmatch(label) is None:
        raise EvaluationError(f"{label!r} is no label: write a letter of s u c m o r with a number, @name or x")


def make_offsets(copy: str, text: str) -> dict[str, Any]:
    """The offsets of a marked copy; raises EvaluationError where the copy is not ``text``, character for character."""
    body, _, tail = copy.partition(f"\n{RULE}\n")
    marked = read_marks(body)
    if marked.text != text:
        raise EvaluationError(f"the marked copy differs from the text at {_find_difference(marked.text, text)}")
    attributions = [_make_attribution(line, marked.places) for line in tail.splitlines() if line.strip()]
    _check_numbers(attributions, marked.places)
    return {
        "text_sha256": hash_text(text),
        "attributions": attributions,
        "silences": marked.places.get("x", []),
    }


def hash_text(text: str) -> str:
    """The checksum by which offsets know their text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _find_difference(left: str, right: str) -> str:
    same = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return f"{same}: {left[same : same + 30]!r} for {right[same : same + 30]!r}"


def _make_attribution(line: str, places: dict[str, Pairs]) -> dict[str, Any]:
    number, *words = line.split()
    values = dict(_split_value(word) for word in words)
    row: dict[str, Any] = {"id": number}
    for letter, part in _PARTS.items():
        row[part] = places.get(f"{letter}{number}", [])
    row["readings"] = {part: list(_list_readings(letter, number, places)) for letter, part in _PARTS.items() if part in
                       ("source", "cue", "content")}  # fmt: skip
    row["name"] = places[f"@{values['name']}"][0] if "name" in values else None
    row |= {key: values.get(key) for key in _VALUES}
    row["within"] = values.get("within")
    row["required"] = "optional" not in values
    if not row["content"]:
        raise EvaluationError(f"attribution {number} has no content: mark it with {{c{number}:…}}")
    return row


def _split_value(word: str) -> tuple[str, str]:
    key, _, value = word.partition("=")
    if key not in (*_VALUES, "name", "within", "optional"):
        raise EvaluationError(
            f"{key!r} is no property of an attribution: choose from {', '.join(_VALUES)}, name, within"
        )
    return key, value


def _list_readings(letter: str, number: str, places: dict[str, Pairs]) -> Iterator[Pairs]:
    ticks = "'"
    while f"{letter}{number}{ticks}" in places:
        yield places[f"{letter}{number}{ticks}"]
        ticks += "'"


def _check_numbers(attributions: list[dict[str, Any]], places: dict[str, Pairs]) -> None:
    known = {row["id"] for row in attributions}
    used = {match.group(2) for label in places if (match := _LABEL.fullmatch(label)) and match.group(2)}
    carriers = {row["within"] for row in attributions if row["within"]}
    if (used | carriers) - known:
        raise EvaluationError(f"no line after {RULE} for attribution {', '.join(sorted((used | carriers) - known))}")
