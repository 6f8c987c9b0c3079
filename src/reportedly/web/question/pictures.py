"""The two pictures of an answer, each wide and narrow: a style sheet shows the one that fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.vocabulary import QuestionKind
from reportedly.web.charts import course, lanes, stances
from reportedly.web.charts.points import Row, list_rows

if TYPE_CHECKING:
    from reportedly.answers.values import QuestionAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Wide and narrow drawings by their names; none where there is nothing to draw."""

    lanes: tuple[tuple[str, lanes.LanesChart], ...] = ()
    course: tuple[tuple[str, course.CourseChart], ...] = ()
    stances: tuple[tuple[str, stances.StancesChart], ...] = ()


def draw_pictures(answer: QuestionAnswer, whole: QuestionAnswer | None = None) -> Pictures:
    """The pictures of an answer; seen from the past on the axes and in the order that ``whole``, today's, has."""
    rows = list_rows(answer)
    if not rows:
        return Pictures()
    among: tuple[Row, ...] = ()
    if whole is not None:
        among = list_rows(whole)
        order = {source.source: place for place, source in enumerate(whole.sources)}
        placed = zip(answer.sources, rows, strict=True)
        rows = tuple(row for _, row in sorted(placed, key=lambda pair: order.get(pair[0].source, len(order))))
    if answer.line.kind is not QuestionKind.HOW_MANY:
        drawn = (
            ("wide", stances.draw_stances(rows, stances.WIDE, among=among)),
            ("narrow", stances.draw_stances(rows, stances.NARROW, among=among)),
        )
        return Pictures(stances=tuple((name, each) for name, each in drawn if each is not None))
    who = (
        ("wide", lanes.draw_lanes(rows, lanes.WIDE, among=among)),
        ("narrow", lanes.draw_lanes(rows, lanes.NARROW, among=among)),
    )
    when = (
        ("wide", course.draw_course(rows, course.WIDE, among=among)),
        ("narrow", course.draw_course(rows, course.NARROW, among=among)),
    )
    return Pictures(
        lanes=tuple((name, each) for name, each in who if each is not None),
        course=tuple((name, each) for name, each in when if each is not None),
    )
