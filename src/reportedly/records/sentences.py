"""An answer as one line, ready to paste into copy: figure, source, footing, date, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.records.plain import clean_text
from reportedly.wording import show_date

if TYPE_CHECKING:
    from reportedly.answers.values import Held, QuestionAnswer, SourceLine

_MOST = 5


def write_sentence(answer: QuestionAnswer) -> str:
    """What each source says last, those that spoke last first; of more than five it says how many are left out."""
    told = [_tell(source) for source in answer.sources[:_MOST]]
    left = len(answer.sources) - _MOST
    rest = f"; and {left} more {'source' if left == 1 else 'sources'}" if left > 0 else ""
    return clean_text(f"{answer.line.label.rstrip('?')}: {'; '.join(told)}{rest}.")


def _tell(source: SourceLine) -> str:
    held = source.held[-1]
    footing = f" ({', '.join(source.footing)})" if source.footing else ""
    return f"{_tell_words(held)}, according to {source.name}{footing}, {_tell_date(held)} ({_tell_report(held)})"


def _tell_words(held: Held) -> str:
    """The words; of those that deny, or that say of any that there are none, what they amount to comes first."""
    position, words = held.position, held.position.words.text
    if position.denies:
        return f"denial (“{words}”)"
    none = position.amount is not None and position.amount.high == 0 and not any(map(str.isdigit, words))
    return f"none (“{words}”)" if none else words


def _tell_date(held: Held) -> str:
    """When it was said, else when it was published; it says which."""
    said = held.position.said_on
    if said is not None and said.start is not None and said.start == said.end:
        return f"said {show_date(said.start)}"
    published = held.report.published
    return (
        f"published {show_date(published[:10])}"
        if published
        else f"first seen {show_date(held.report.first_seen[:10])}"
    )


def _tell_report(held: Held) -> str:
    where = held.report.outlet or held.report.agency
    return ", ".join(filter(None, (where, f"report {held.report.id}")))
