"""What people say of claims, beside what was read: in words, as plain values, as cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportedly.vocabulary.judgements import (
    CREDIBILITY,
    NO_CLAIM,
    RELIABILITY,
    RIGHT,
    Aspect,
    Verdict,
    Word,
    find_value,
    show_bounds,
)


def tell_verdicts(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A line for each verdict: what people say, who says it, and where they are opposed."""
    for verdict in verdicts:
        about = f" on figure {verdict.figure}" if verdict.figure else ""
        if verdict.opposed:
            told = "; ".join(
                f"{tell_value(verdict.aspect, word.value)}, says {_sign([word])}" for word in verdict.words
            )
            yield f"conflict{about}: {told}"
        else:
            yield f"{tell_value(verdict.aspect, verdict.words[-1].value)}{about} ({_sign(verdict.words)})"


def tell_value(aspect: Aspect | None, value: tuple[str, ...]) -> str:
    """What is said on one aspect, in words."""
    first = value[0]
    match aspect:
        case None:
            return f"note: {first}"
        case Aspect.VALIDITY:
            return "no claim" if first == NO_CLAIM else "checked"
        case Aspect.PARTS:
            return f"with claim {first}: “{value[1]}”"
        case Aspect.FIGURE:
            return f"figure corrected to {show_bounds(value)}"
        case Aspect.RELIABILITY:
            return f"source {first}, {RELIABILITY[first]}"
        case Aspect.CREDIBILITY:
            return f"information {first}, {CREDIBILITY[first]}"
        case Aspect.PART_OF:
            return f"part of claim {first}"
    return f"{aspect} corrected to {' / '.join(f'“{each}”' for each in value)}"


def describe_verdict(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain values; a note has no aspect."""
    words = [
        {
            "key": f"j{word.key}",
            "author": word.author,
            "recorded": word.recorded,
            "reason": word.reason or None,
            "value": list(word.value),
        }
        for word in verdict.words
    ]
    aspect = None if verdict.aspect is None else verdict.aspect.value
    return {"aspect": aspect, "figure": verdict.figure, "opposed": verdict.opposed, "words": words}


def tabulate_verdicts(verdicts: Sequence[Verdict]) -> dict[str, str | None]:
    """One cell for each thing that people say; empty where they are opposed, which has a cell of its own."""
    checked = [each for each in verdicts if each.aspect is Aspect.VALIDITY and each.value == (RIGHT,)]
    return {
        "corrected_source": _join(find_value(verdicts, Aspect.SOURCE)),
        "corrected_words": _join(find_value(verdicts, Aspect.WORDS)),
        "corrected_figures": _join(_list_figures(verdicts)),
        "reliability": _join(find_value(verdicts, Aspect.RELIABILITY)),
        "credibility": _join(find_value(verdicts, Aspect.CREDIBILITY)),
        "validity": _join(find_value(verdicts, Aspect.VALIDITY)),
        "checked_by": _join(author for each in checked for author in each.authors),
        "notes": _join(each.words[0].value[0] for each in verdicts if each.aspect is None),
        "conflicts": _join(each.aspect.value for each in verdicts if each.aspect is not None and each.opposed),
    }


def _list_figures(verdicts: Iterable[Verdict]) -> Iterator[str]:
    for each in verdicts:
        if each.aspect is Aspect.FIGURE and each.value is not None:
            yield f"{each.figure}: {show_bounds(each.value)}"


def _join(values: Iterable[str] | None) -> str | None:
    return " / ".join(values or ()) or None


def _sign(words: Sequence[Word]) -> str:
    """Who, when, and the key by which it can be undone."""
    return ", ".join(f"{word.author}, {word.recorded[:10]}, j{word.key}" for word in words)
