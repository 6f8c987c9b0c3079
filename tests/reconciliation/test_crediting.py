from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.documents import make_report
from reportedly.reconciliation.crediting import find_credits
from reportedly.vocabulary import SourceKind
from tests.reconciliation.dispatched import at, claim, read


def test_a_report_is_from_the_agency_of_its_dateline() -> None:
    told = make_report("VARN, March 9 (Reuters) — A cable car stopped above the valley on Sunday.\n", id="a")
    (credit,) = find_credits(replace(read("Snow fell."), report=told))
    assert (credit.agency, credit.claim) == ("Reuters", None)
    assert credit.span == at(told.text, "Reuters")


def test_an_agency_of_which_only_the_report_knows_has_no_words() -> None:
    (credit,) = find_credits(read("Snow fell.", agency="Meridian"))
    assert (credit.agency, credit.span) == ("Meridian", None)


@pytest.mark.parametrize(
    ("text", "cue", "content", "agency"),
    [
        ("The mayor told The Associated Press that the line was shut.", "told", "that the line was shut", "AP"),
        ("“The line was shut,” the mayor told AFP by telephone.", "told", "“The line was shut,”", "AFP"),
        ("The mayor said in an interview with Reuters that it was shut.", "said", "that it was shut", "Reuters"),
        ("The mayor told a crowd that Reuters had it wrong.", "told", "that Reuters had it wrong", None),
        ("The mayor said the line was shut. Reuters saw it.", "said", "the line was shut", None),
        ("The mayor said on Sunday to Reuters the line was shut.", "said", "the line was shut", None),
    ],
)
def test_a_claim_is_from_whom_its_source_told(text: str, cue: str, content: str, agency: str | None) -> None:
    credits = find_credits(read(text, claim(text, text[text.lower().index("the mayor") :][:9], cue, content)))
    assert [credit.agency for credit in credits] == ([agency] if agency else [])


def test_a_claim_that_an_agency_makes_is_from_it() -> None:
    text = "Agence France-Presse reported that the line was shut."
    made = claim(text, "Agence France-Presse", "reported", "that the line was shut", kind=SourceKind.MEDIA)
    (credit,) = find_credits(read(text, made))
    assert (credit.agency, credit.claim, credit.span) == ("AFP", made.id, at(text, "Agence France-Presse"))
