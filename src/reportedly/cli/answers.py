"""The commands that answer out of a ledger: figures, questions, timeline, source, silences, changed, stories."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.asking import asks, choose_form, make_request, tell_rest
from reportedly.cli.ledger import open_kept
from reportedly.cli.terminal import print_error

if TYPE_CHECKING:
    from reportedly.answers import QuestionLine, StoryAnswer


@click.command(
    epilog="""\
Examples:

\b
  reportedly source "Lloyd Austin"
      all that he said, in every report, the latest first
  reportedly source Pentagon --oldest --to 2024-11-04
      in order of time, up to a day
  reportedly source "Lloyd Austin" --as-of 2024-10-30
      what could be read of him by the end of that day
  reportedly source "defense ministry" --csv > ministry.csv
      for a spreadsheet
"""
)
@click.argument("words")
@asks()
@click.option("--oldest", "oldest_first", is_flag=True, help="The oldest first.")
def source(words: str, path: Path, **given: Any) -> None:
    """List all that one source said, over time and across outlets.

    WORDS stand in the source's name, its description, its role or its country code. The same words of one source in
    several reports are listed once on a terminal; --json and --csv have each.
    """
    from reportedly.answers import tell_source
    from reportedly.cli.answer_rows import write_rows
    from reportedly.cli.spoken import show_source
    from reportedly.records.statements import STATEMENT_COLUMNS, describe_statements

    form, request = choose_form(given), make_request(given)
    with open_kept(path) as ledger:
        answer = tell_source(ledger, words, request)
    if form == "text":
        show_source(answer)
    else:
        write_rows(describe_statements(answer.statements), STATEMENT_COLUMNS, form)
    tell_rest(len(answer.statements), answer.next, f"no source in the ledger has {words!r} in its name or description")


@click.command(
    epilog="""\
Examples:

\b
  reportedly timeline Kursk
      what was said of it, day by day
  reportedly timeline "North Korean" Lomov --from 2024-11-05
      each word in the claim, its source, whom it mentions or its places
  reportedly timeline --latest --limit 20
      the last twenty claims
"""
)
@click.argument("words", nargs=-1)
@asks()
@click.option("--latest", is_flag=True, help="The latest first.")
def timeline(words: tuple[str, ...], path: Path, latest: bool, **given: Any) -> None:
    """List what was said of something in order of time.

    Each of WORDS stands in the claim, its source, whom it mentions or its places; without any everything is listed.
    Days are those of the reports; where the words tell when something was said, or of which day they speak, that
    stands beside them.
    """
    from reportedly.answers import list_timeline
    from reportedly.cli.answer_rows import write_rows
    from reportedly.cli.spoken import show_statements
    from reportedly.records.statements import STATEMENT_COLUMNS, describe_statements

    form, request = choose_form(given), make_request({**given, "oldest_first": not latest})
    with open_kept(path) as ledger:
        page = list_timeline(ledger, _join(words), request)
    if form == "text":
        show_statements(page.statements)
    else:
        write_rows(describe_statements(page.statements), STATEMENT_COLUMNS, form)
    tell_rest(len(page.statements), page.next, "nothing in the ledger was said of that")


@click.command(
    epilog="""\
Examples:

\b
  reportedly silences
      what nobody would say, the latest first
  reportedly silences "general staff" --json
      words in who kept silent, how, or about what; one line of JSON for each
"""
)
@click.argument("words", nargs=-1)
@asks()
def silences(words: tuple[str, ...], path: Path, **given: Any) -> None:
    """List what nobody would say: who declined, did not answer, gave no details, and about what.

    Each of WORDS stands in who kept silent, how, or about what; without any everything is listed.
    """
    from reportedly.answers import list_silences
    from reportedly.cli.answer_rows import write_rows
    from reportedly.cli.spoken import show_silences
    from reportedly.records.statements import SILENCE_COLUMNS, describe_silence

    form, request = choose_form(given), make_request(given)
    with open_kept(path) as ledger:
        page = list_silences(ledger, _join(words), request)
    if form == "text":
        show_silences(page.silences)
    else:
        write_rows([describe_silence(each) for each in page.silences], SILENCE_COLUMNS, form)
    tell_rest(len(page.silences), page.next, "no silence in the ledger is like that")


@click.command(
    epilog="""\
Examples:

\b
  reportedly figures "North Korean troops in Russia"
      who says how many, on what footing, since when, and how the figures stand to each other
  reportedly figures "North Korean troops in Russia" --as-of 2024-11-01
      as it stood by the end of that day
  reportedly figures q5a1c --json
      one question by its id, or the beginning of it, for programs
  reportedly figures "North Korean troops in Russia" --sentence
      one line for copy
"""
)
@click.argument("words", nargs=-1, required=True)
@asks(stretch=False)
@click.option("--sentence", "as_sentence", is_flag=True, help="Print one line ready to paste into copy.")
@click.option(
    "--about",
    type=click.FloatRange(0, 99),
    default=5,
    show_default=True,
    metavar="PERCENT",
    help='By how much "about" widens a figure, either way, before it is compared; reasons that rest on it say so.',
)
def figures(words: tuple[str, ...], about: float, path: Path, **given: Any) -> None:
    """Answer a question "how many …": what each source says, over time.

    WORDS are what you would ask, or the id of a question. Each figure stands in its own words beside a bar: its bounds,
    an arrow where one is open, soft edges where it is approximate. Below are what moved and what differs, with the
    reason, how many independent origins there are, and questions near by that are another one.
    """
    from reportedly.answers import answer_figures, suggest_questions
    from reportedly.cli.answer_rows import write_rows
    from reportedly.cli.drawn import show_question
    from reportedly.cli.spoken import put_out
    from reportedly.records.questions import POSITION_COLUMNS, describe_question, list_positions
    from reportedly.records.sentences import write_sentence

    form, request, asked = choose_form(given), make_request(given), " ".join(words)
    with open_kept(path) as ledger:
        found = answer_figures(ledger, asked, request, about=about / 100)
        near = () if found else suggest_questions(ledger, asked)
    if form == "sentence":
        for answer in found[:1]:
            put_out(write_sentence(answer) + "\n")
    elif form == "text":
        for answer in found:
            show_question(answer)
    else:
        rows = [describe_question(each) for each in found] if form == "json" else list_positions(found)
        write_rows(rows, POSITION_COLUMNS, form)
    tell_rest(len(found), next((each.next for each in found if each.next), None), _tell_near(asked, near))


@click.command(
    epilog="""\
Examples:

\b
  reportedly questions
      what several positions answer, those with the latest reports first
  reportedly questions --all
      also what is answered once
  reportedly questions North Korean troops
      those that words ask
"""
)
@click.argument("words", nargs=-1)
@click.option("--all", "single", is_flag=True, help="Also questions on which only one position stands.")
@asks(stretch=False)
def questions(words: tuple[str, ...], single: bool, path: Path, **given: Any) -> None:
    """List the questions that claims and figures answer: how many of what, and whether something is so.

    Each has an id, which "reportedly figures" takes.
    """
    from reportedly.answers import list_questions
    from reportedly.cli.answer_rows import write_rows
    from reportedly.cli.drawn import show_questions
    from reportedly.records.questions import QUESTION_COLUMNS, describe_question_line

    form, request = choose_form(given), make_request(given)
    with open_kept(path) as ledger:
        found, more = list_questions(ledger, " ".join(words) or None, request, least=1 if single else 2)
    if form == "text":
        show_questions(found)
    else:
        write_rows([describe_question_line(each) for each in found], QUESTION_COLUMNS, form)
    tell_rest(len(found), more, "no question in the ledger is like that")


@click.command(
    epilog="""\
Examples:

\b
  reportedly changed --since 2024-11-04
      figures that moved or differ in reports since that day, claims that ended, notices
  reportedly changed --since 2024-11-14T18:00Z --by recorded
      what came into this ledger since then
"""
)
@click.option("--since", required=True, metavar="DATE", help="From this day or moment on.")
@click.option(
    "--by",
    type=click.Choice(["published", "recorded"]),
    default="published",
    show_default=True,
    help="By the dates of reports, or by when this ledger recorded them.",
)
@asks(stretch=False)
def changed(path: Path, since: str, by: str, **given: Any) -> None:
    """List what changed since a day: figures that moved, differ or are denied, claims that ended, notices.

    Each new position is set beside its source's previous one and each other source's latest.
    """
    from reportedly.answers import fill_changes
    from reportedly.cli.answer_rows import write_rows
    from reportedly.cli.moved import show_changes
    from reportedly.ledger.answering.changes import Clock
    from reportedly.records.stories import CHANGE_COLUMNS, describe_changes

    form, request = choose_form(given), make_request(given)
    with open_kept(path) as ledger:
        found = fill_changes(ledger, since, request, Clock(by))
    if form == "text":
        show_changes(found)
    else:
        write_rows(describe_changes(found), CHANGE_COLUMNS, form)
    if found.next is not None:
        print_error(f"new reports looked at: {found.reports}; there are earlier ones")
    tell_rest(len(found.changed) + len(found.ended) + len(found.notices), found.next, f"nothing changed since {since}")
    if found.next_ended is not None or found.next_notices is not None:
        print_error("there are more claims that ended, or notices, than are shown: a larger --limit shows them")


@click.command(
    epilog="""\
Examples:

\b
  reportedly stories
      what the reports tell of, the latest first
  reportedly stories Kursk
      stories with these words in their claims
  reportedly stories s5a1c2
      one story: its reports, how many texts they are, what they add up to
"""
)
@click.argument("words", nargs=-1)
@asks(stretch=False)
def stories(words: tuple[str, ...], path: Path, **given: Any) -> None:
    """List stories: reports that tell of one thing. Of one story, by its id, all its reports.

    Of one story the numbers of killed and hurt that its reports add up to are named too, with the words they are made
    of: such a number may stand in no report.
    """
    from reportedly.answers import list_stories, tell_story
    from reportedly.answers.telling import STORY_ID
    from reportedly.cli.answer_rows import write_rows
    from reportedly.cli.moved import show_stories
    from reportedly.records.stories import STORY_COLUMNS, describe_story

    found: tuple[StoryAnswer, ...]
    form, request = choose_form(given), make_request(given)
    with open_kept(path) as ledger:
        if len(words) == 1 and STORY_ID.fullmatch(words[0]):
            one = tell_story(ledger, words[0], request)
            found, more = (one,), one.next
        else:
            found, more = list_stories(ledger, _join(words), request)
    if form == "text":
        show_stories(found)
    else:
        write_rows([describe_story(each) for each in found], STORY_COLUMNS, form)
    tell_rest(len(found), more, "no story in the ledger is like that")


def _tell_near(asked: str, near: Sequence[QuestionLine]) -> str:
    nearest = "; ".join(f"{line.label} ({line.id})" for line in near)
    return f"no question matches {asked!r}" + (f"; nearest: {nearest}" if nearest else "")


def _join(words: tuple[str, ...]) -> str | None:
    """The words of a call as one search: what the shell took as one word stays together."""
    return " ".join(f'"{each}"' if " " in each and '"' not in each else each for each in words) or None


ANSWERS = (figures, questions, stories, timeline, source, silences, changed)
