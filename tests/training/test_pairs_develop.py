from dataclasses import replace

import pytest

from evals.relating import Relater
from evals.relations import PairedReport, RelationRow, Side
from reportedly.vocabulary import Reading, RelationKind, SourceKind
from tests.reconciliation.dispatched import at, claim, read
from tests.training.paired import make_tokenizer
from training.pairs.develop import add_row, count_days
from training.pairs.prepare import Gathering
from training.pairs.rows import KINDS

PIER = "The wind had dropped. The ferryman said the Ulm pier was whole."
STORM = "A diver said the Ulm pier was cracked. Gulls sat on it."


def read_report(report: PairedReport) -> Reading:
    source, content = ("The ferryman", "the Ulm pier was whole")
    if "diver" in report.text:
        source, content = ("A diver", "the Ulm pier was cracked")
    made = claim(report.text, source, "said", content, kind=SourceKind.PERSON)
    return read(report.text, made, id=report.id, published=report.published, outlet=report.outlet)


def side(text: str, words: str, published: str | None) -> Side:
    report = PairedReport(id=text[:5], text=text, published=published, outlet="Ulm Post")
    return Side(report=report, claim=at(text, words))


ROW = RelationRow(
    id="x1",
    half="dev",
    form="antonym",
    relation="denies",
    flags=(),
    question=None,
    a=side(PIER, "the Ulm pier was whole", "2025-03-03"),
    b=side(STORM, "the Ulm pier was cracked", "2025-03-02"),
    note="",
)


def show(row: RelationRow) -> list[str]:
    made = Gathering(tokenizer=make_tokenizer())
    add_row(row, Relater(read=read_report), made)
    pieces = {number: piece for piece, number in made.tokenizer.get_vocab().items()}
    assert {KINDS[each.label] for each in made.rows} == {RelationKind.DENIES}
    return [" ".join(pieces[number] for number in each.laid.ids.tolist()).replace(" ##", "") for each in made.rows]


def test_the_judged_words_stand_in_their_sentence_under_their_source_the_earlier_first() -> None:
    assert show(ROW) == [
        "[CLS] two sources , a day later [SEP] "
        "a diver : a diver said [ the ulm pier was cracked ] . [SEP] "
        "the ferryman : the ferryman said [ the ulm pier was whole ] . [SEP]"
    ]


def test_without_a_day_both_orders_are_asked() -> None:
    shown = show(replace(ROW, b=side(STORM, "the Ulm pier was cracked", None)))
    assert len(shown) == 2
    assert all(each.startswith("[CLS] two sources [SEP]") for each in shown)


def test_what_nobody_is_cited_for_is_the_outlets() -> None:
    own = replace(ROW, a=side(PIER, "The wind had dropped", "2025-03-01"))
    assert "[SEP] ulm post : [ the wind had dropped ] . [SEP]" in show(own)[0]


def test_a_report_is_read_once() -> None:
    texts: list[str] = []

    def read_and_count(report: PairedReport) -> Reading:
        texts.append(report.id)
        return read_report(report)

    relater, made = Relater(read=read_and_count), Gathering(tokenizer=make_tokenizer())
    for _ in range(2):
        add_row(ROW, relater, made)
    assert texts == [PIER[:5], STORM[:5]]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2024-02-28", "2024-03-01", 2),
        ("2024-03-01T23:00:00Z", "2024-02-28", -2),
        ("2024-03-01", None, None),
        ("March", "2024-03-01", None),
    ],
)
def test_days_are_counted_where_both_are_known(one: str | None, other: str | None, days: int | None) -> None:
    assert count_days(one, other) == days
