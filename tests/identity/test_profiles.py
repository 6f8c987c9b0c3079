from __future__ import annotations

import pytest

from reportedly.identity.profiles import Profile, make_profile, read_day
from reportedly.vocabulary import Entity, EntityKind, Report, Span


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


TEXT = "Anna Berg, 43, a baker from Bergen, met Olav Dahl of the Harbor Guild on Monday. Berg said she was tired."


def make(published: str | None = "2024-05-06") -> Profile:
    report = Report(id="r1", text=TEXT, published=published)
    names = (find(TEXT, "Anna Berg"), Span(start=TEXT.index("Berg said"), end=TEXT.index("Berg said") + 4))
    entity = Entity(id="e1", name="Anna Berg", kind=EntityKind.PERSON, names=names, mentions=names, role="baker")
    return make_profile(entity, report)


def test_a_profile_has_names_role_report_and_date() -> None:
    profile = make()
    assert (profile.id, profile.name, profile.names) == ("e1", "Anna Berg", ("Berg",))
    assert (profile.role, profile.report, profile.date) == ("baker", "r1", "2024-05-06")


def test_context_is_other_names_nearby() -> None:
    context = make().context
    assert {"bergen", "olav", "dahl", "harbor", "guild"} <= context
    assert not {"anna", "berg"} & context


def test_the_year_of_birth_comes_from_the_age() -> None:
    assert make().born == 1981
    assert make(published=None).born is None


def test_a_date_that_is_none_is_left_out_of_a_report_and_refused_in_a_profile() -> None:
    assert make(published="soon").date is None
    with pytest.raises(ValueError, match="YYYY-MM-DD, not 'soon'"):
        Profile(id="e1", name="Anna Berg", kind=EntityKind.PERSON, date="soon")


@pytest.mark.parametrize("written", ["2024-05", "2024-05-01", "2024-05-01T10:00:00+02:00"])
def test_dates_of_less_and_more_precision(written: str) -> None:
    assert read_day(written).isoformat() == "2024-05-01"
