"""What the view of a question is made of: hand-made answers, no ledger."""

from dataclasses import replace

import pytest

from reportedly.answers.values import Held, Independent, Left, QuestionAnswer, QuestionLine, SourceLine
from reportedly.ledger.answering.evidence import ReportLine
from reportedly.records.amounts import tell_amount, tell_number
from reportedly.vocabulary import (
    Amount,
    Certainty,
    Counting,
    FigureKind,
    Naming,
    Passage,
    Polarity,
    Position,
    QuestionKind,
    Relation,
    RelationKind,
    SourceKind,
    Stance,
    Topic,
)
from reportedly.vocabulary.judgements import Aspect, Verdict, Word
from reportedly.web.charts.points import is_hedged, list_rows
from reportedly.web.question.grades import list_grades
from reportedly.web.question.leads import write_lead
from reportedly.web.question.pictures import draw_pictures
from reportedly.web.question.standing import tell_independent, tell_relations


def hold(id: str, number: int | None, source: str = "Ada Holm", **facts: object) -> Held:
    amount = None if number is None else Amount(kind=FigureKind.COUNT, low=number, high=number)
    position = Position(
        id=id,
        report=f"r{id}",
        kind=QuestionKind.HOW_MANY,
        topic=Topic(head="soldier"),
        source=f"name:{source.lower()}",
        source_name=source,
        source_words=source,
        source_kind=SourceKind.PERSON,
        source_country=None,
        naming=Naming.NAMED,
        words=Passage(spans=(), text=f"{number} soldiers" if number is not None else "any soldiers"),
        content=Passage(spans=(), text="soldiers are in Varn"),
        claim=f"c{id}",
        figure="f1",
        amount=amount,
    )
    report = ReportLine(
        id=f"r{id}",
        title=None,
        outlet="Northline",
        agency=None,
        url=None,
        published="2024-11-05",
        first_seen="2024-11-06",
    )
    held = {name: value for name, value in facts.items() if name in ("copies", "verdicts", "ended", "ended_since")}
    said = {name: value for name, value in facts.items() if name not in held}
    return Held(position=replace(position, **said), report=report, origin="o1", **held)  # type: ignore[arg-type]


def answer(*held: Held, relations: tuple[Relation, ...] = (), left: tuple[Left, ...] = ()) -> QuestionAnswer:
    names = dict.fromkeys(each.position.source_name or "" for each in held)
    own = {name: tuple(each for each in held if each.position.source_name == name) for name in names}
    return QuestionAnswer(
        line=QuestionLine(
            id="q1",
            kind=QuestionKind.HOW_MANY,
            label="How many?",
            positions=9,
            reports=8,
            first="2024-11-05",
            last="2024-11-05",
        ),
        sources=tuple(
            SourceLine(source=f"name:{name.lower()}", name=name, footing=("named person",), held=each)
            for name, each in own.items()
        ),
        relations=relations,
        others=(),
        independent=Independent(count=1, exact=True, positions=("1",), left=left, reason=""),
    )


def word(value: str, author: str = "Mira", key: int = 1) -> Word:
    return Word(key=key, author=author, recorded="2024-11-06T00:00:00Z", reason="seen", value=(value,))


def test_the_lead_puts_sources_with_one_figure_together() -> None:
    lead = write_lead(answer(hold("1", 900), hold("2", 900, "Olaf Berg"), hold("3", 400, "Mira Stahl")))
    assert [(each.label, each.names) for each in lead.standing] == [
        ("900", ("Ada Holm", "Olaf Berg")),
        ("400", ("Mira Stahl",)),
    ]
    assert (lead.more, lead.differing, lead.denies.count) == (0, None, 0)


def test_only_the_last_figure_of_a_source_stands_and_none_that_is_denied_or_withdrawn() -> None:
    held = (
        hold("1", 400),
        hold("2", 900),
        hold("3", 700, "Olaf Berg", polarity=Polarity.NEGATIVE),
        hold("4", 800, "Mira Stahl", ended="kill", ended_since="2024-11-06"),
    )
    lead = write_lead(answer(*held))
    assert [each.label for each in lead.standing] == ["900"]
    assert lead.denies.names == ("Olaf Berg",)


def test_of_many_figures_the_rest_are_counted() -> None:
    lead = write_lead(answer(*(hold(str(place), 100 * place, f"Source {place}") for place in range(1, 8))))
    assert (len(lead.standing), lead.more) == (4, 3)


def test_the_extent_is_that_of_latest_figures_that_differ_and_none_of_another_scope() -> None:
    held = (hold("1", 400), hold("2", 900), hold("3", 500, "Olaf Berg"), hold("4", 20, "Mira Stahl"))
    apart = Relation(position="2", other="4", kind=RelationKind.OTHER_SCOPE, reason="killed against hurt")
    differs = Relation(position="2", other="3", kind=RelationKind.DIFFERS, reason="no overlap")
    before = Relation(position="1", other="4", kind=RelationKind.DIFFERS, reason="no overlap")
    assert write_lead(answer(*held, relations=(apart, differs))).differing == ("500", "900")
    assert write_lead(answer(*held, relations=(apart,))).differing is None
    assert write_lead(answer(*held, relations=(before,))).differing is None


def test_copies_are_counted_as_reports_where_all_positions_are_at_hand() -> None:
    held = hold("1", 900, copies=(hold("2", 900), hold("3", 900)))
    assert write_lead(answer(held)).copies == 2
    assert write_lead(replace(answer(held), next="1.1")).copies is None


@pytest.mark.parametrize(
    ("facts", "hedged"),
    [
        ({}, False),
        ({"hedged": True}, True),
        ({"stance": Stance.OPINE}, True),
        ({"certainty": Certainty(scale="ICD 203", low=0.8, high=0.95, spans=())}, True),
        ({"certainty": Certainty(scale="ICD 203", low=1.0, high=1.0, spans=())}, False),
    ],
)
def test_a_source_hedges_by_its_words_or_by_its_stance(facts: dict[str, object], hedged: bool) -> None:
    assert is_hedged(hold("1", 900, **facts)) is hedged


def test_a_mark_tells_whose_figure_it_is_and_that_it_is_denied() -> None:
    held = (hold("1", 400), hold("2", 900, "Olaf Berg", polarity=Polarity.NEGATIVE))
    told = [point.told for row in list_rows(answer(*held)) for point in row.points]
    assert told == [
        "Ada Holm: 400 soldiers, 5 November 2024",
        "Olaf Berg: denies: 900 soldiers, 5 November 2024",
    ]


def test_relations_are_told_apart_by_source_and_put_together_by_reason() -> None:
    held = (hold("1", 400), hold("2", 900), hold("3", 500, "Olaf Berg"), hold("4", 600, "Mira Stahl"))
    relations = (
        Relation(position="2", other="1", kind=RelationKind.MOVES, reason="later"),
        Relation(position="2", other="3", kind=RelationKind.AGREES, reason="overlap"),
        Relation(position="2", other="4", kind=RelationKind.DIFFERS, reason="no overlap"),
        Relation(position="3", other="4", kind=RelationKind.DIFFERS, reason="no overlap"),
        Relation(position="2", other="elsewhere", kind=RelationKind.DENIES, reason="not on this page"),
        Relation(position="1", other="3", kind=RelationKind.OTHER_SCOPE, reason="killed against hurt"),
    )
    told = tell_relations(answer(*held, relations=relations))
    assert [(line.kind, line.pairs[0][0].label, line.pairs[0][1].label) for line in told.own] == [
        ("moves", "900", "400")
    ]
    assert [(each.kind, each.pairs) for each in told.between] == [("differs", 2), ("agrees", 1), ("other_scope", 1)]
    assert len(told.between[0].lines) == 1


def test_sources_that_all_agree_are_one_line_that_counts_all_pairs() -> None:
    held = tuple(hold(str(place), 400, name) for place, name in enumerate(("Ada Holm", "Olaf Berg", "Mira Stahl")))
    reason = "“400 soldiers” and “400 soldiers” overlap"
    relations = tuple(
        Relation(position=one, other=other, kind=RelationKind.AGREES, reason=reason)
        for one, other in (("0", "1"), ("0", "2"), ("1", "2"))
    )
    (agrees,) = tell_relations(answer(*held, relations=relations)).between
    (line,) = agrees.lines
    assert (agrees.pairs, line.reason, line.pairs) == (3, "all say “400 soldiers”", ())
    assert [side.name for side in line.ring] == ["Ada Holm", "Olaf Berg", "Mira Stahl"]
    (two,) = tell_relations(answer(*held, relations=relations[:2])).between
    assert (two.pairs, two.lines[0].ring) == (2, ())


def test_why_positions_add_none_is_told_once_for_each_reason() -> None:
    left = tuple(Left(position=id, on="1", kind="text", reason="they share a text") for id in ("2", "3", "gone"))
    told = tell_independent(answer(hold("1", 900), hold("2", 900), hold("3", 900, "Olaf Berg"), left=left))
    assert [(each.reason, [side.name for side in each.sides]) for each in told] == [
        ("they share a text", ["Ada Holm", "Olaf Berg"])
    ]


def test_grades_come_with_their_words_their_authors_and_how_often() -> None:
    reliable = Verdict(aspect=Aspect.RELIABILITY, words=(word("B"),))
    opposed = Verdict(aspect=Aspect.CREDIBILITY, words=(word("2"), word("5", "Carl", 2)))
    grades = list_grades(answer(hold("1", 400, verdicts=(reliable,)), hold("2", 900, verdicts=(reliable, opposed))))
    assert [(each.aspect, each.values, each.positions, each.label) for each in grades] == [
        ("reliability", (("B", "usually reliable"),), 2, ""),
        ("credibility", (("2", "probably true"), ("5", "improbable")), 1, "900"),
    ]
    assert grades[1].authors == ("Mira", "Carl")


def test_a_corrected_figure_is_marked_and_one_that_people_are_opposed_on_is_not() -> None:
    bounds = Word(key=1, author="Mira", recorded="2024-11-06T00:00:00Z", reason="seen", value=("12", "12"))
    other = replace(bounds, key=2, author="Carl", value=("13", "13"))
    settled = Verdict(aspect=Aspect.FIGURE, figure="f1", words=(bounds,))
    rows = list_rows(
        answer(
            hold("1", 12, verdicts=(settled,)),
            hold("2", 12, "Olaf Berg", verdicts=(replace(settled, words=(bounds, other)),)),
            hold("3", 12, "Mira Stahl", verdicts=(replace(settled, figure="f2"),)),
        )
    )
    assert [row.points[0].corrected for row in rows] == [True, False, False]


def test_an_outlets_own_voice_is_a_note() -> None:
    held = answer(hold("1", 900))
    source = replace(held.sources[0], name="Northline (own voice)", footing=())
    (row,) = list_rows(replace(held, sources=(source,)))
    assert (row.name, row.note) == ("Northline", "own voice")


def test_lanes_keep_the_order_of_today() -> None:
    today = answer(hold("1", 400), hold("2", 900, "Olaf Berg"), hold("3", 500, "Mira Stahl"))
    past = answer(hold("3", 500, "Mira Stahl"), hold("1", 400))
    pictures = draw_pictures(past, today)
    assert [lane.full for lane in pictures.lanes[0][1].lanes] == ["Ada Holm", "Mira Stahl"]
    assert [name for name, _ in pictures.lanes] == ["wide", "narrow"]
    assert pictures.stances == ()


def test_who_holds_what_without_a_count_is_drawn_in_three_lanes() -> None:
    held = answer(hold("1", None))
    whether = replace(held, line=replace(held.line, kind=QuestionKind.WHETHER))
    pictures = draw_pictures(whether)
    assert (pictures.lanes, pictures.course, len(pictures.stances)) == ((), (), 2)
    assert draw_pictures(replace(held, sources=())).lanes == ()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"low": 12, "high": 12}, "12"),
        ({"low": 10_000, "high": 10_000, "approximate": True}, "about 10,000"),
        ({"low": 2, "high": 5}, "2 to 5"),
        ({"low": None, "high": 11_000}, "up to 11,000"),
        ({"low": None, "high": 9_000, "high_open": True}, "under 9,000"),
        ({"low": 3_000, "high": None, "low_open": True}, "more than 3,000"),
        ({"low": 3_000, "high": None}, "at least 3,000"),
        ({"low": 0, "high": 0}, "none"),
        ({"low": None, "high": None}, ""),
        ({"low": 12, "high": 12, "counting": Counting.ADDITIONAL}, "12 more"),
        ({"low": 3_000_000, "high": 3_000_000, "kind": FigureKind.MONEY, "unit": "USD"}, "3 million USD"),
        ({"low": 4.5, "high": 4.5, "kind": FigureKind.PERCENT}, "4.5%"),
    ],
)
def test_an_amount_is_told_in_a_few_words(facts: dict[str, object], told: str) -> None:
    assert tell_amount(Amount(**{"kind": FigureKind.COUNT, **facts})) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "0"),
        (-1500, "-1,500"),
        (1_234_567, "1,234,567"),
        (2_450_000, "2.45 million"),
        (7_000_000_000, "7 billion"),
        (0.25, "0.25"),
        (10**20, "1.00e20"),
        (float("inf"), "∞"),
    ],
)
def test_large_numbers_are_named(number: float, told: str) -> None:
    assert tell_number(number) == told
