"""From what an expression is counted: the publication date, or a day that the text has told of before.

A report counts from its publication; where it tells an older story ("On 6 June 1944 … the next morning") it counts from
that. A text that is such a story altogether, as an encyclopedia's, keeps to it; in a report the older day holds for its
paragraph alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.reading.times.expressions import Base, Expression, Kind
from reportedly.reading.times.periods import ORDER, make_date
from reportedly.reading.times.tenses import find_direction
from reportedly.reading.times.tokens import Tokens

_FEW = 4
_FIRST = 5
_OFTEN = 6
_OLD = 2
_FAR = 300
_BEGINS = 2
_NEAR = 120
_STRETCHES = frozenset(("M", "Q", "HY"))
_DAY_FIRST, _MONTH_FIRST = 1, -1


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, month or year that the text has told of; ``counted`` says whether from the publication date."""

    day: date
    precision: str
    place: int
    counted: bool


@dataclass(slots=True)
class Scene:
    """What is known while a text is gone through from its beginning. ``minutes`` is the publication's time of day.

    ``order`` is 1 where the text writes days before months, -1 where after, 0 where it does not show.
    """

    tokens: Tokens
    published: date | None
    minutes: int | None
    narrates: bool
    order: int
    mentions: dict[str, Mention] = field(default_factory=dict)
    past: dict[str, Mention] = field(default_factory=dict)
    last: Mention | None = None
    stretch: Mention | None = None
    clock: tuple[str, int] | None = None

    def mention(self, day: date, precision: str, place: int, *, counted: bool) -> None:
        """Remember a day that the text has told of; a story does not count what it says of today."""
        if counted and self.narrates:
            return
        if precision in ("Y", "DE", "CE") and self.narrates and self._is_aside(place):
            return
        self.last = Mention(day, precision, place, counted)
        if precision in _STRETCHES:
            self.stretch = self.last
        for coarser in ORDER[ORDER.index(precision) :]:
            self.mentions[coarser] = self.last
            if self.published is None or day <= self.published:
                self.past[coarser] = self.last

    def _is_aside(self, place: int) -> bool:
        """Whether a year is named in passing ("besieged those who had come in 1943"): not at a sentence's beginning."""
        told = self.last
        if told is None or told.precision not in ("D", "M"):
            return False
        begin, _ = self.tokens.sentence_of(place)
        return place - begin > _BEGINS and self._paragraph(told.place) == self._paragraph(place)

    def forget(self) -> None:
        """The text tells of a time before the calendar of days: nothing can be counted from it."""
        self.mentions, self.past, self.last, self.stretch = {}, {}, None, None

    def find(self, unit: str, place: int, *, within: int = 1) -> Mention | None:
        """The last mention that is precise enough for ``unit``, at most ``within`` paragraphs back."""
        told, last = self.mentions.get(unit), self.last
        ahead = told is not None and self.published is not None and told.day > self.published
        if ahead and find_direction(self.tokens, place, place + 1) < 0:
            told = last = self.past.get(unit)
        if told is not None and last is not None and last.place > told.place and not _agree(told, last):
            return None
        if told is None or (not self.narrates and self._is_far(told.place, place, within, is_day=unit == "D")):
            return None
        return told

    def _is_far(self, told: int, place: int, within: int, *, is_day: bool) -> bool:
        """A day is near, too, where short paragraphs lie between, as a wire has them."""
        if self._paragraph(place) - self._paragraph(told) <= within:
            return False
        return not is_day or within == 0 or place - told > _NEAR

    def is_today(self) -> bool:
        """Whether no other day than that of publication was told last."""
        told = self.mentions.get("D")
        return not self.narrates and (told is None or told.day == self.published)

    def find_stretch(self, place: int, *, months: int) -> Mention | None:
        """The last month, quarter or half year told of: in this sentence or at most a paragraph before.

        A month may stand ``months`` paragraphs before, with -1 only in this sentence.
        """
        told = self.stretch
        if told is None or told.place >= self.tokens.sentence_of(place)[0]:
            return told
        within = months if told.precision == "M" else 1
        return told if self._paragraph(place) - self._paragraph(told.place) <= within else None

    def tell_clock(self, moment: str, place: int) -> None:
        """Remember a time of day that the text has told of, as ISO 8601 has it."""
        self.clock = (moment, place)

    def find_clock(self, place: int) -> str | None:
        """The time of day that the paragraph has told of, if no other day was told since."""
        if self.clock is None or self._paragraph(self.clock[1]) != self._paragraph(place):
            return None
        moment, told = self.clock
        moved = self.last is not None and self.last.place > told and self.last.day.isoformat() != moment[:10]
        return None if moved else moment

    def is_told(self, place: int) -> Mention | None:
        """The old day that is told of at ``place``, if one is: dates without a year belong to its year."""
        told = self.last
        if self.narrates:
            return self.mentions.get("Y")
        if told is None or told.counted or told.precision not in ("D", "W", "M", "SE", "Q"):
            return None
        if self._paragraph(told.place) != self._paragraph(place):
            return None
        return told if self.published is None or abs((told.day - self.published).days) > _FAR else None

    def _paragraph(self, place: int) -> int:
        return bisect_left(self.tokens.breaks, place)


def _agree(told: Mention, last: Mention) -> bool:
    """Whether a coarser mention that came later can be of the same time as one that is finer."""
    if last.precision == "M":
        return (told.day.year, told.day.month) == (last.day.year, last.day.month)
    return told.day.year == last.day.year


def set_scene(tokens: Tokens, expressions: Sequence[Expression], published: str | None) -> Scene:
    """The scene before the first expression. ``published`` is an ISO date or date-time."""
    day = _read_day(published)
    return Scene(
        tokens=tokens,
        published=day,
        minutes=_read_minutes(published) if day else None,
        narrates=_narrates(expressions, day),
        order=_find_order(expressions, tokens),
    )


def _read_day(published: str | None) -> date | None:
    figures = (published or "")[:10].split("-")
    if len(figures) != 3 or not all(figure.isdecimal() for figure in figures):
        return None
    return make_date(*map(int, figures))


def _read_minutes(published: str | None) -> int | None:
    figures = (published or "")[11:16].split(":")
    if len(figures) != 2 or not all(figure.isdecimal() for figure in figures):
        return None
    return int(figures[0]) * 60 + int(figures[1])


def _narrates(expressions: Sequence[Expression], published: date | None) -> bool:
    """Whether nearly all its dates are years ago and none of the first is recent: a story, no report's background."""
    if any(_is_recent(one) or _is_new(one, published) for one in expressions[:_FIRST]):
        return False
    old = sum(one.year is not None and (published is None or published.year - one.year >= _OLD) for one in expressions)
    recent = sum(_is_recent(one) for one in expressions)
    return old >= _FEW and old > _OFTEN * recent


def _is_new(one: Expression, published: date | None) -> bool:
    return one.year is not None and published is not None and 0 <= published.year - one.year < _OLD


def _is_recent(one: Expression) -> bool:
    counted = one.shift is not None and one.shift.base is Base.PUBLISHED
    if one.kind is not Kind.POINT:
        return counted and one.kind is Kind.RELATIVE
    return counted or (one.weekday is not None and one.month is None)


def _find_order(expressions: Sequence[Expression], tokens: Tokens) -> int:
    """By the dates in figures that can be read in one way only, else by the dates in words."""
    figures, words = 0, 0
    for one in expressions:
        if one.row in ("slash", "dotted", "slash_short"):
            figures += _read_order(one, tokens)
        elif one.row.startswith("day_month"):
            words += 1
        elif one.row.startswith("month_day"):
            words -= 1
    told = figures or words
    return _DAY_FIRST if told > 0 else _MONTH_FIRST if told < 0 else 0


def _read_order(one: Expression, tokens: Tokens) -> int:
    """1 for "30/10/2024", -1 for "10/30/2024", 0 for what can be read in two ways or begins with the year."""
    if one.day is None or one.day < 13:
        return 0
    first = next(filter(None, map(_read_first, tokens.words[one.first : one.last])), None)  # "9:20 p.m. 10/30/2024"
    return _DAY_FIRST if first == one.day else _MONTH_FIRST if first == one.month else 0


def _read_first(word: str) -> int | None:
    """The first figure of a date in figures."""
    figures = word.replace(".", "/").split("/")
    return int(figures[0]) if len(figures) > 1 and figures[0].isdecimal() else None
