"""Datelines in the forms that agencies and papers write, and lines that only look like one."""

import pytest

from reportedly.documents.datelines import find_dateline

REST = " The ministry said on Wednesday that the harbour would open again."


@pytest.mark.parametrize(
    ("dateline", "place", "date", "agency"),
    [
        ("WASHINGTON (AP) –", "WASHINGTON", None, "AP"),
        ("WASHINGTON (AP) —", "WASHINGTON", None, "AP"),
        ("SEOUL, Oct 30 (Reuters) -", "SEOUL", (None, 10, 30), "Reuters"),
        ("LONDON, Sept. 3 (UPI) --", "LONDON", (None, 9, 3), "UPI"),
        ("(Reuters) -", None, None, "Reuters"),
        ("OSLO, May 5 (Northline) —", "OSLO", (None, 5, 5), "Northline"),
        ("PORT ELSA, Oct 30 (Harbour News) -", "PORT ELSA", (None, 10, 30), "Harbour News"),
        ("(REUTERS) -", None, None, "Reuters"),
        ("BEIJING, Jan. 4 (Xinhua) --", "BEIJING", (None, 1, 4), "Xinhua"),
        ("MOSCOW/KYIV, Oct 30 (Reuters) -", "MOSCOW/KYIV", (None, 10, 30), "Reuters"),
        ("New Delhi, Oct 30 (PTI)", "New Delhi", (None, 10, 30), "PTI"),
        ("New Delhi [India], October 30 (ANI):", "New Delhi", (None, 10, 30), "ANI"),
        ("TOKYO, Oct. 30, Kyodo -", "TOKYO", (None, 10, 30), "Kyodo"),
        ("Berlin (dpa) -", "Berlin", None, "dpa"),
        ("Madrid, Oct 30 (EFE).-", "Madrid", (None, 10, 30), "EFE"),
        ("(ANSA) - ROME, OCT 30 -", "ROME", (None, 10, 30), "ANSA"),
        ("MOSCOW. Oct 30 (Interfax) -", "MOSCOW", (None, 10, 30), "Interfax"),
        ("MOSCOW, October 30. /TASS/.", "MOSCOW", (None, 10, 30), "TASS"),
        ("Paris, France (AFP) –", "Paris, France", None, "AFP"),
        ("PARIS, Oct 30, 2024 (AFP) -", "PARIS", (2024, 10, 30), "AFP"),
        ("ABU DHABI, 30th October, 2024 (WAM) --", "ABU DHABI", (2024, 10, 30), "WAM"),
        ("Riyadh, October 30, 2024, SPA --", "Riyadh", (2024, 10, 30), "SPA"),
        ("Ulaanbaatar, October 30, 2024 /MONTSAME/.", "Ulaanbaatar", (2024, 10, 30), "Montsame"),
        ("SEOUL, Wednesday, Oct. 30, 2024 (Yonhap) --", "SEOUL", (2024, 10, 30), "Yonhap"),
        ("SEOUL, Wednesday (Reuters) -", "SEOUL", None, "Reuters"),
        ("ASTANA. KAZINFORM –", "ASTANA", None, "Kazinform"),
        ("Bonn/Berlin (KNA) –", "Bonn/Berlin", None, "KNA"),
        ("WASHINGTON and SEOUL (AP) —", "WASHINGTON and SEOUL", None, "AP"),
        ("ABOARD AIR FORCE ONE (AP) —", "ABOARD AIR FORCE ONE", None, "AP"),
        ("McALLEN, Texas (AP) —", "McALLEN, Texas", None, "AP"),
        ("MADISON, N.C. (AP) —", "MADISON, N.C.", None, "AP"),
        ("ST. LOUIS (AP) —", "ST. LOUIS", None, "AP"),
        ("PORT-AU-PRINCE, Haiti (AP) —", "PORT-AU-PRINCE, Haiti", None, "AP"),
        ("N'DJAMENA (AFP) -", "N'DJAMENA", None, "AFP"),
        ("AIN AL-ASAD AIR BASE, Iraq (AP) —", "AIN AL-ASAD AIR BASE, Iraq", None, "AP"),
        ("RIO DE JANEIRO, Oct. 30 (Xinhua) --", "RIO DE JANEIRO", (None, 10, 30), "Xinhua"),
        ("SEOUL (AP/Reuters) —", "SEOUL", None, "AP"),
        ("CULPEPER, Va. (WXYZ9) --", "CULPEPER, Va.", None, None),
        ("Seoul CNN —", "Seoul", None, "CNN"),
        ("NEW YORK--(BUSINESS WIRE)--", "NEW YORK", None, "Business Wire"),
        ("Nairobi, Kenya – 30 October 2024 –", "Nairobi, Kenya", (2024, 10, 30), None),
        ("MEXICO CITY, 30 Oct 2024 –", "MEXICO CITY", (2024, 10, 30), None),
    ],
)
def test_reads_a_dateline_with_a_date_or_an_agency(dateline, place, date, agency):
    found = find_dateline(dateline + REST)

    assert found is not None
    assert found.strong
    assert (dateline + REST)[: found.end] == dateline
    assert found.place == place
    assert (found.stated and (found.stated.year, found.stated.month, found.stated.day)) == date
    assert (found.agency and found.agency.short) == agency


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("KYIV —", "KYIV"),
        ("KYIV, Ukraine —", "KYIV, Ukraine"),
        ("NEW DELHI:", "NEW DELHI"),
        ("WASHINGTON—", "WASHINGTON"),
        ("COLUMBIA, S.C. -", "COLUMBIA, S.C."),
        ("WELD COUNTY, Colo. --", "WELD COUNTY, Colo."),
        ("Nairobi —", "Nairobi"),
        ("St. Louis —", "St. Louis"),
    ],
)
def test_a_place_alone_is_a_weak_dateline(dateline, place):
    found = find_dateline(dateline + REST)

    assert found is not None
    assert not found.strong
    assert (dateline + REST)[: found.end] == dateline
    assert found.place == place


def test_a_dateline_may_stand_on_a_line_of_its_own():
    found = find_dateline("SEOUL, Oct 30 (Reuters)")

    assert found is not None
    assert (found.place, found.end, found.strong) == ("SEOUL", 23, True)


@pytest.mark.parametrize(
    "line",
    [
        "Mwangi — who runs the port — said that it would open again.",
        "The (AP) said.",
        "SYRIA: Rebels seize town",
        "NATO — the alliance of 32 states — said it would not comment today.",
        "UPDATE: The man has died, police say, at a local hospital in the town.",
        "CAPTURE UPDATE May 5, 2015 — The man was caught in the town, police say.",
        "US-China talks failed on Monday, officials said in Geneva after two days.",
        "COVID-19 — the disease — has spread to all states, officials say.",
        "Washington said on Oct 30 - its national day - that it would act.",
        "In Seoul, Oct 30 (Friday) was a holiday.",
        "October 30 - It rained all day in the town, said police.",
        "Moscow said: We will not stop until it is done.",
        "BUSTED: The minister said on Monday that the tape was real.",
        "President Doe, Oct. 30 – said that all would be well today.",
        "Jane Doe / Reuters.",
        "Jane Doe, Fox News: The mayor said on Monday that the tape was real.",
        "“We will go,” said Doe.",
        "",
    ],
)
def test_other_lines_have_no_dateline(line):
    assert find_dateline(line) is None
