from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from reportedly.errors import LedgerError, ReportedlyError, SettingError
from reportedly.ledger import (
    Filters,
    Ledger,
    Outcome,
    add_reading,
    back_up,
    check_integrity,
    find_claims,
    get_report,
    list_versions,
    list_withdrawals,
    open_ledger,
    store,
    withdraw,
)
from reportedly.ledger.judgement_rows import add_judgement
from reportedly.ledger.kinship import hash_text
from reportedly.ledger.schema import addresses, judgements
from reportedly.vocabulary import Report, Span
from reportedly.vocabulary.anchors import make_anchor
from reportedly.vocabulary.judgements import Judgement, JudgementKind, Subject, SubjectKind
from tests.ledger.made_readings import OTHER_STAMP, make_reading

URL = "https://example.org/zyzzyva"
SECRET = make_reading(
    ["Quillfeather said the xylotheque burned.", "Everybody said it was a pity."],
    id="s1",
    url=URL,
    title="Quillfeather speaks",
    published="2024-11-01",
)
PLAIN = make_reading(["The mayor said the bridge is open."], id="p1", published="2024-11-01")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.ledger"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as opened:
        add_reading(opened, SECRET)
        add_reading(opened, replace(SECRET, reader=OTHER_STAMP))
        add_reading(opened, PLAIN)
        yield opened


def bytes_of(path: Path) -> bytes:
    """The file with all that stands beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(path.name + "*")))


def note(ledger: Ledger, words: str, report: Report) -> None:
    start = report.text.index(words)
    anchor = make_anchor(report, Span(start=start, end=start + len(words)))
    subject = Subject(kind=SubjectKind.CLAIM, id="c", report="r", hash=anchor.hash, anchor=anchor, label=words)
    said = Judgement(kind=JudgementKind.NOTE, author="desk", reason=words, subjects=(subject,), value=(words,))
    with ledger.write() as connection:
        add_judgement(connection, said)


def test_nothing_of_the_words_is_left_in_the_file(path: Path, ledger: Ledger) -> None:
    note(ledger, "xylotheque", SECRET.report)
    note(ledger, "bridge", PLAIN.report)
    assert b"xylotheque" in bytes_of(path)
    withdraw(ledger, "s1", reason="court order 12", author="legal desk")
    for words in (b"xylotheque", b"xylothequ", b"Quillfeather", b"quillfeath", b"zyzzyva", b"pity", b"piti"):
        assert words not in bytes_of(path), words
    assert b"bridge" in bytes_of(path)
    ledger.close()
    assert b"xylotheque" not in bytes_of(path)


def test_the_rest_stands_and_the_notes_on_it(ledger: Ledger) -> None:
    note(ledger, "bridge", PLAIN.report)
    withdraw(ledger, "s1", reason="court order 12")
    assert [each.content for each in find_claims(ledger).claims] == ["the bridge is open"]
    assert len(find_claims(ledger, Filters(text="bridge")).claims) == 1
    with ledger.read() as connection:
        assert connection.execute(select(judgements.c.quotation)).scalars().all() == ["bridge"]
        assert connection.execute(select(addresses.c.address)).scalars().all() == ["id:/p1"]
    assert check_integrity(ledger) == ()


def test_a_tombstone_tells_what_was_there_and_why(ledger: Ledger) -> None:
    done = withdraw(ledger, "s1", reason=" court order 12 ", author="legal desk")
    (grave,) = done.tombstones
    assert (grave.report, grave.hash, grave.reason, grave.author) == (
        *("s1", hash_text(SECRET.report.text), "court order 12", "legal desk"),
    )
    assert list_withdrawals(ledger) == (grave,)
    with pytest.raises(LedgerError, match=r"withdrawn on .*court order 12"):
        get_report(ledger, "s1")
    assert add_reading(ledger, SECRET).outcome is Outcome.WITHDRAWN


def test_backups_that_hold_it_are_named_and_others_are_not(ledger: Ledger, tmp_path: Path) -> None:
    held, gone = back_up(ledger, tmp_path / "held"), back_up(ledger, tmp_path / "gone")
    gone.unlink()
    add_reading(ledger, make_reading(["The cook said it is shut."], id="c1"))
    assert withdraw(ledger, "s1", reason="order").backups == (str(held),)
    assert withdraw(ledger, "c1", reason="order").backups == ()


def test_a_backup_is_named_whatever_time_a_text_is_said_to_be_seen(ledger: Ledger, tmp_path: Path) -> None:
    add_reading(ledger, make_reading(["The cook said it is shut."], id="c1"), seen=datetime(2999, 1, 1, tzinfo=UTC))
    copy = back_up(ledger, tmp_path / "copy")
    assert withdraw(ledger, "c1", reason="order").backups == (str(copy),)


def test_an_address_stands_for_all_its_versions(ledger: Ledger) -> None:
    later = make_reading(["Quillfeather said nothing burned."], id="s2", url=URL, published="2024-11-02")
    add_reading(ledger, later)
    assert [each.report for each in list_versions(ledger, URL)] == ["s1", "s2"]
    done = withdraw(ledger, URL + "#top", reason="order")
    assert {grave.report for grave in done.tombstones} == {"s1", "s2"}
    assert list_versions(ledger, URL) == ()


def test_the_other_versions_are_settled_again(ledger: Ledger) -> None:
    add_reading(ledger, make_reading(["Everybody said it was a pity."], id="s2", url=URL, published="2024-11-02"))
    shown = {each.content: each.report for each in find_claims(ledger, Filters(text="pity")).claims}
    assert shown == {"it was a pity": "s2"}
    withdraw(ledger, "s2", reason="order")
    (claim,) = find_claims(ledger, Filters(text="pity")).claims
    assert (claim.report, claim.ended) == ("s1", None)
    (other,) = find_claims(ledger, Filters(text="xylotheque")).claims
    assert other.ended is None
    assert check_integrity(ledger) == ()


@pytest.mark.parametrize(
    ("target", "reason", "error", "message"),
    [("nope", "order", LedgerError, "no report"), ("s1", " ", SettingError, "needs a reason")],
)
def test_what_cannot_be_withdrawn(
    ledger: Ledger, target: str, reason: str, error: type[ReportedlyError], message: str
) -> None:
    with pytest.raises(error, match=message):
        withdraw(ledger, target, reason=reason)
    assert len(find_claims(ledger).claims) == 3


def test_what_another_program_keeps_from_being_erased_is_erased_by_the_next_check(
    path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with open_ledger(path) as ours:
        with open_ledger(path) as other, other.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM claims").scalar()
            done = withdraw(ours, "s1", reason="order")
            assert done.unfinished is not None
            assert "reportedly check" in done.unfinished
            assert b"xylotheque" in bytes_of(path)
            assert check_integrity(ours) == (done.unfinished,)
        assert check_integrity(ours) == ()
    assert b"xylotheque" not in bytes_of(path)


def test_a_withdrawal_that_was_interrupted_is_finished(
    path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(ledger: Ledger) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("reportedly.ledger.erasing.erase_traces", stop)
        with pytest.raises(KeyboardInterrupt):
            withdraw(ledger, "s1", reason="order")
    assert b"xylotheque" in bytes_of(path)
    assert check_integrity(ledger) == ()
    assert b"xylotheque" not in bytes_of(path)
