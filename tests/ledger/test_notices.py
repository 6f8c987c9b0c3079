import pytest

from reportedly.ledger.notices import find_addresses, find_notice
from reportedly.vocabulary import Report

BODY = (
    "\nThe harbour office said the ferry would sail.\n\nThe crew went home.\n\nIt rained.\n\nNobody came.\n\nThe end.\n"
)


def notice(text: str, title: str | None = None) -> tuple[str, str, str | None] | None:
    found = find_notice(Report(id="r", text=text, title=title))
    if found is None:
        return None
    return found.kind.value, found.words, None if found.span is None else text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KILL: Ferry held in port", "kill"),
        ("BULLETIN KILL", "kill"),
        ("Mandatory Kill, Ferry, 4th Ld", "kill"),
        ("STORY WITHDRAWN: Ferry", "kill"),
        ("Advisory: the story about the ferry is withdrawn", "kill"),
        ("Editors: Kill the story Ferry-Fire", "kill"),
        ("WITHHOLD — Ferry", "withhold"),
        ("Eds: please withhold this story", "withhold"),
        ("CORRECTION: Ferry held in port", "correction"),
        ("CORRECTED-Ferry held in port", "correction"),
        ("Correction to ferry story", "correction"),
        ("(Corrects day in second paragraph)", "correction"),
        ("REFILE - Ferry held", "correction"),
        ("Eds: CORRECTS the spelling of the harbour master’s name", "correction"),
        ("2nd Writethru", "writethru"),
        ("1st Ld-Writethru, Ferry", "writethru"),
        ("UPDATE 3-Ferry held in port", "writethru"),
        ("Eds: UPDATES with comment from union", "writethru"),
    ],
)
def test_a_notice_in_the_first_lines(line: str, kind: str) -> None:
    assert notice(line + BODY) == (kind, line, line)
    assert notice(BODY, title=line) == (kind, line, None)


@pytest.mark.parametrize(
    "line",
    [
        "Killings rise in the port",
        "Killer whales seen off the port",
        "Corrections officers strike",
        "Correction officer hurt in port",
        "Withholding tax to rise",
        "Kill bill passes in senate",
        "Updates from the port",
        "Retracted claws, wet fur: the ship’s cat",
        "The editor said: kill the story",
    ],
)
def test_words_that_only_begin_like_one(line: str) -> None:
    assert notice(line + BODY) is None


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version gave a wrong day.",
        "An earlier version of this article misspelled the cook’s name.",
        "This story has been corrected to show that two were hurt.",
    ],
)
def test_the_note_at_the_end_of_a_page(line: str) -> None:
    assert notice("Ferry held\n" + BODY + "\n" + line) == ("correction", line, line)
    assert notice("Ferry held\n" + BODY + line + "\n" + 20 * BODY) is None


def test_a_label_at_the_end_is_no_notice() -> None:
    assert notice("Ferry held\n" + BODY + "\nUPDATE 2-the ferry sails") is None


def test_a_kill_weighs_more_than_a_correction() -> None:
    assert notice("Correction: two were hurt" + BODY, title="KILL: Ferry") == ("kill", "KILL: Ferry", None)


@pytest.mark.parametrize(
    "text", ["", "\0", "\ud800", " \n ", "x" * 100_000, "\n" * 1000 + "KILL", " " * 300_000 + "\n" + " " * 300_000]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    found = notice(text)
    assert found is None or found[0] == "kill"


def test_addresses_in_the_first_lines_each_once() -> None:
    text = "Kill https://e.org/a. And (https://e.org/b), https://e.org/a." + " x" * 2000 + " https://e.org/far"
    assert find_addresses(text) == ("https://e.org/a", "https://e.org/b")
