"""The commands by which a person has the last word: merge, split, cut, correct, grade, note, checked, undo."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly import judging
from reportedly.cli.judgement_lines import tell_judged, write_judgements
from reportedly.cli.ledger import ledger_option
from reportedly.cli.terminal import print_error
from reportedly.errors import SettingError
from reportedly.records.judgements import tell_said
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import JudgementKind, JudgementState

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

_Command = TypeVar("_Command", bound=Callable[..., Any])

author_option = click.option(
    "--author",
    envvar="REPORTEDLY_AUTHOR",
    metavar="NAME",
    help="Who says so. Without it the one that REPORTEDLY_AUTHOR names, else the name you are logged in with.",
)
_why_option = click.option("--reason", required=True, metavar="TEXT", help="Why; others will read it.")
_maybe_option = click.option("--reason", default="", metavar="TEXT", help="Why; others will read it.")
_json_option = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each judgement.")
_group_option = click.option(
    "--as",
    "group",
    type=click.Choice([kind.value for kind in GroupKind]),
    help="What a report stands for: itself in a story (so without it), or its text among origins.",
)


def _judges(*options: Callable[[Any], Any]) -> Callable[[_Command], _Command]:
    """The options of a command that judges, after its own."""

    def add(command: _Command) -> _Command:
        for option in reversed((*options, author_option, ledger_option, _json_option)):
            command = option(command)
        return command

    return add


@click.command(
    epilog="""\
Examples:

\b
  reportedly merge s0c1f s77ab --reason "the same fire, told two days later"
      two stories, by their ids
  reportedly merge r5a1c r9e20 --as origin --reason "the same agency copy"
      the texts of two reports
  reportedly merge q12ab q98fe --reason "both count the dead of the ferry"
      two positions, so that their questions are one

A merge that would join, through others, what somebody has cut is refused, with the whole chain.
"""
)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_judges(_group_option, _why_option)
def merge(first: str, second: str, group: str | None, **given: Any) -> None:
    """Put two stories, origins or questions together, whatever the program says.

    A and B are ids, or their beginnings: of a group (o…, s…, q…), which stands for the member that it is called after,
    of a report, or of a claim that takes one position.
    """
    _pair(JudgementKind.MERGE, first, second, group, given)


@click.command(
    epilog="""\
Examples:

\b
  reportedly cut r5a1c r9e20 --reason "two fires in one street"
      two reports that are not of one story
  reportedly cut q12ab q98fe --reason "one counts the missing too"
      two positions that do not answer one question

A cut outweighs every link that the program has found. One that contradicts what people have merged is refused, with the
merges; two people who say the opposite of the same two things are a conflict, and neither counts.
"""
)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_judges(_group_option, _why_option)
def cut(first: str, second: str, group: str | None, **given: Any) -> None:
    """Say that two things do not belong together: never in one group, however they are linked.

    A and B are as for merge.
    """
    _pair(JudgementKind.CUT, first, second, group, given)


@click.command(
    epilog="""\
Examples:

\b
  reportedly split r5a1c --reason "another fire in the same town"
      take a report out of its story
  reportedly split q12ab --reason "counts ships, not crews"
      take a position out of its question
"""
)
@click.argument("member", metavar="ID")
@_judges(_group_option, _why_option)
def split(member: str, group: str | None, **given: Any) -> None:
    """Take a member out of its group: it is cut from all others that are in it now.

    ID is a member's, as for merge.
    """
    with _open(given["path"]) as ledger:
        _say(ledger, given, judging.split(ledger, member, _read_group(group)))


@click.command(
    epilog="""\
Examples:

\b
  reportedly correct 5a1c --source "Ines Okafor" --reason "she means the harbour master"
      the right source
  reportedly correct 5a1c --words "the ferry will stay in port" --reason "the rest is the reporter's"
      the right words, as the report has them; given twice, they are two claims
  reportedly correct 5a1c --figure "40 passengers" --value ..40 --reason "up to"
      what a figure is: 13, 10..12, ..12 or 10..
  reportedly correct 5a1c --part-of 77ab --reason "one sentence, read as two claims"
      a piece of another claim, with which it is shown from now on
  reportedly correct 5a1c --not-a-claim --reason "a headline of the page"
      no claim at all: it leaves the lists

What was read stays beside what is right, and the report's text as it is.
"""
)
@click.argument("claim", metavar="CLAIM")
@click.option("--source", metavar="NAME", help="Who says it.")
@click.option(
    "--words", multiple=True, metavar="WORDS", help="What is said, as the report has it; once for each claim."
)
@click.option("--figure", metavar="FIGURE", help="Which figure of the claim --value is of: its words or its id.")
@click.option("--value", metavar="VALUE", help="What the figure is: a number, or bounds such as 10..12, ..12, 10..")
@click.option("--part-of", "whole", metavar="CLAIM", help="The claim that this one is only a piece of.")
@click.option("--not-a-claim", "rejected", is_flag=True, help="Nobody claims anything here.")
@_judges(_why_option)
def correct(claim: str, **given: Any) -> None:
    """Correct what was read: a claim's source, its words, a figure in it, or that it is a claim.

    CLAIM is what "reportedly claims" names as the claim, or the beginning of it; with --value and --not-a-claim also
    the id (q…) of a position in an outlet's own voice.
    """
    with _open(given["path"]) as ledger:
        _say(ledger, given, _read_correction(ledger, claim, given))


@click.command(
    "grade",
    epilog="""\
Examples:

\b
  reportedly grade "Ines Okafor" B --reason "right four times out of five"
      how reliable a source is, by its name: for all that it says
  reportedly grade 5a1c 2 --reason "fits what the coast guard says"
      how credible a claim is
  reportedly grade 5a1c B2 --reason "both"
      a claim, and the source that it is from

How reliable a source is: A completely, B usually, C fairly, D not usually, E not, F cannot be judged. How credible an
information is: 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
""",
)
@click.argument("graded", metavar="SOURCE|CLAIM")
@click.argument("grade", metavar="GRADE")
@_judges(_why_option)
def set_grade(graded: str, grade: str, **given: Any) -> None:
    """Grade a source (A to F), a claim or a figure (1 to 6), or both (B2).

    SOURCE is a name as "reportedly claims" shows it; CLAIM a claim's id or that of a position (q…). A source without a
    name is graded by its claim, for that claim only.
    """
    judging.read_grade(grade)
    with _open(given["path"]) as ledger:
        _say(ledger, given, *judging.grade(ledger, graded, grade))


@click.command(
    epilog="""\
Examples:

\b
  reportedly note 5a1c "Her office confirmed by telephone."
      on a claim
  reportedly note r5a1c "Filed before the press conference."
      on a report
"""
)
@click.argument("id", metavar="ID")
@click.argument("text", metavar="TEXT")
@_judges()
def note(id: str, text: str, **given: Any) -> None:
    """Write a note on a claim, a report or a position."""
    with _open(given["path"]) as ledger:
        _say(ledger, given, judging.annotate(ledger, id, text))


@click.command(
    epilog="""\
Examples:

\b
  reportedly checked 5a1c
      you have compared the claim with its report, and it is right
  reportedly checked 5a1c --reason "called the harbour office"
      how you know
"""
)
@click.argument("id", metavar="CLAIM")
@_judges(_maybe_option)
def checked(id: str, **given: Any) -> None:
    """Mark a claim, or a position in an outlet's own voice, as checked against its report."""
    with _open(given["path"]) as ledger:
        _say(ledger, given, judging.mark_checked(ledger, id))


@click.command(
    epilog="""\
Examples:

\b
  reportedly undo j12 --reason "mistyped"
      take back what "reportedly judgements" lists as j12
"""
)
@click.argument("key", metavar="KEY")
@_judges(_maybe_option)
def undo(key: str, reason: str, author: str | None, path: Path, as_json: bool) -> None:
    """Take back a judgement of your own. Everything is then as if it had not been said; it stays in the list."""
    from reportedly.ledger.judging import undo as take_back

    number = judging.read_key(key)
    with _open(path) as ledger:
        done = take_back(ledger, number, name_author(author), reason)
    tell_judged(done, f"j{number} is undone", as_json=as_json)


@click.command(
    epilog="""\
Examples:

\b
  reportedly judgements
      all that people have said, first to last, with what has become of it
  reportedly judgements --unattached
      what is about words that are not found any more
  reportedly judgements --conflicts
      what people are opposed on
  reportedly judgements --about 5a1c --json
      what was said of one claim, for programs
"""
)
@ledger_option
@click.option("--unattached", is_flag=True, help="Only those whose words are not found any more.")
@click.option("--conflicts", is_flag=True, help="Only those that somebody else's are opposed to.")
@click.option("--standing", is_flag=True, help="Only those that count.")
@click.option("--author", metavar="NAME", help="Only those of one person.")
@click.option("--about", metavar="ID", help="Only those on a claim, a report, a group's member or a source.")
@_json_option
def judgements(path: Path, author: str | None, about: str | None, as_json: bool, **only: bool) -> None:
    """List what people have said: who, when, why, of which words, and whether it counts.

    A judgement stands; or its author said otherwise later (replaced) or took it back (undone); or somebody else's is
    opposed to it (conflict: then neither counts); or what it is about is not found any more (unattached). None is lost.
    """
    from reportedly.ledger.judgement_lists import list_judgements

    names = {
        "unattached": JudgementState.UNATTACHED,
        "conflicts": JudgementState.CONFLICT,
        "standing": JudgementState.STANDING,
    }
    states = tuple(names[name] for name, wanted in only.items() if wanted) or tuple(JudgementState)
    with _open(path) as ledger:
        listed = list_judgements(ledger, states=states, author=author, about=about)
    write_judgements(listed, as_json=as_json)
    if not listed:
        print_error("no judgement in the ledger is like that")


JUDGING = (merge, split, cut, correct, set_grade, note, checked, undo, judgements)


def _pair(kind: JudgementKind, first: str, second: str, group: str | None, given: dict[str, Any]) -> None:
    with _open(given["path"]) as ledger:
        _say(ledger, given, judging.pair(ledger, kind, (first, second), _read_group(group)))


def _read_group(group: str | None) -> GroupKind | None:
    return GroupKind(group) if group else None


def _read_correction(ledger: Ledger, claim: str, given: dict[str, Any]) -> judging.Said:
    """What the options of ``correct`` say; and no two of them at once."""
    asked = [name for name in ("source", "words", "value", "whole", "rejected") if given[name]]
    if len(asked) != 1:
        raise SettingError(
            "give one of --source, --words, --value, --part-of and --not-a-claim: each is a judgement of its own"
        )
    if given["figure"] is not None and asked != ["value"]:
        raise SettingError("--figure says which figure --value is of: give both")
    match asked[0]:
        case "source":
            return judging.correct_source(ledger, claim, given["source"])
        case "words":
            return judging.correct_words(ledger, claim, given["words"])
        case "value":
            return judging.correct_figure(ledger, claim, given["figure"], given["value"])
        case "whole":
            return judging.join_whole(ledger, claim, given["whole"])
    return judging.reject(ledger, claim)


def _say(ledger: Ledger, given: dict[str, Any], *said: judging.Said) -> None:
    """Judge, all or nothing, and tell what became of it."""
    author = name_author(given["author"])
    for word, done in judging.say(ledger, said, author=author, reason=given.get("reason", "")):
        tell_judged(done, tell_said(done.judgement or word), as_json=given["as_json"])


def name_author(given: str | None) -> str:
    """Who judges: as given, else who is logged in. Raises SettingError where that is nobody."""
    if given is not None:
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise SettingError("nobody is known to be logged in: say who judges with --author NAME") from error


def _open(path: Path) -> Ledger:
    from reportedly.ledger import open_ledger

    if not path.exists():
        raise SettingError(f"there is no ledger at {path}: `reportedly add` makes one, --ledger names another")
    return open_ledger(path, create=False)
