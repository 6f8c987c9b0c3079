"""What a form of a correction brings, and what becomes of it: said, or back to the person with what changed.

A form carries the state of the ledger that it was made on. Where something else was said of the same thing since, or
its text was read again, nothing is done: the person sees what changed beside what they wrote, and sends it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from reportedly import judging
from reportedly.errors import ReportedlyError, SettingError
from reportedly.judging import Said
from reportedly.ledger import Ledger
from reportedly.ledger.answering.meanwhile import Meanwhile, find_meanwhile
from reportedly.ledger.answering.pulse import Pulse, take_pulse
from reportedly.ledger.judgement_rows import KeptJudgement
from reportedly.ledger.judging import undo
from reportedly.records.judgements import tell_said
from reportedly.records.verdicts import tell_value
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import JudgementKind
from reportedly.web.statuses import choose_status
from reportedly.wording import show_date

FIELDS = (
    *("source", "words", "whole", "figure", "value", "other", "group", "reliability", "credibility", "text", "size"),
)
"""What a person writes into a form, beside the reason."""

_STATE = re.compile(r"r(\d{1,18})\.d(\d{1,18})\.j(\d{1,18})", re.ASCII)
_LONGEST_BACK = 2000
_TELLS = ("/report/", "/judgements")
"""Views that tell what was just said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A form as it came: ``what`` is done about which ``about`` (an id), on which ``state``; where to go ``back``."""

    what: str
    about: str
    state: str
    back: str
    reason: str
    values: Mapping[str, str]

    def get(self, name: str) -> str:
        """What stands in a field, without white space around it."""
        return self.values.get(name, "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was said: the keys of the judgements."""

    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Nothing was done: why, and what changed since; ``edit`` is what was written, on the state of now.

    ``about`` is what it was written about, in words; empty where that was not found.
    """

    edit: Edit
    status: int
    told: str
    about: str = ""
    changed: tuple[str, ...] = ()


def show_state(ledger: Ledger) -> str:
    """The state of a ledger for the forms of a page."""
    pulse = take_pulse(ledger)
    return f"r{pulse.report}.d{pulse.reading}.j{pulse.judgement}"


def read_back(address: str) -> str:
    """An address of ours to go back to: a path of this server, with its query; any other is the first view."""
    local = address.startswith("/") and not address.startswith(("//", "/\\")) and len(address) <= _LONGEST_BACK
    if not local or not address.isprintable() or not address.isascii() or "\\" in address or " " in address:
        return "/"
    parts = urlsplit(address)
    return "/" if parts.scheme or parts.netloc else address


def go_back(edit: Edit, done: Done) -> str:
    """Where to go once it is done; a view that can tell what was said is told."""
    if not edit.back.startswith(_TELLS) or not done.keys:
        return edit.back
    parts = urlsplit(edit.back)
    kept = [pair for pair in parse_qsl(parts.query) if pair[0] != "said"]
    query = urlencode([*kept, ("said", f"j{done.keys[-1]}")])
    return f"{parts.path}?{query}" + (f"#{parts.fragment}" if parts.fragment else "")


def judge_edit(ledger: Ledger, edit: Edit, *, author: str) -> Done | Again:
    """Do what a form asks for, or tell why not; what was written is never lost."""
    now = replace(edit, state=show_state(ledger))
    said: tuple[Said, ...] = ()
    try:
        if edit.what == "undo":
            key = judging.read_key(edit.about)
            undo(ledger, key, author, edit.reason)
            return Done(keys=(key,))
        said = MAKE[edit.what](ledger, edit)
        for each in said:  # what nobody can say is told before what changed
            each.sign(author, edit.reason)
        changed = tuple(_list_changes(ledger, edit, said, author))
        if changed:
            told = "Something changed since you opened this form. Look once more, and send it again if it still holds."
            return Again(edit=now, status=409, told=told, about=_tell_about(said), changed=changed)
        done = judging.say(ledger, said, author=author, reason=edit.reason)
    except ReportedlyError as error:
        return Again(edit=now, status=choose_status(error), told=_tell_error(error), about=_tell_about(said))
    return Done(keys=tuple(each.key for _, each in done))


def _tell_about(said: tuple[Said, ...]) -> str:
    """The first thing that something is said of: who says what, or what a report is called."""
    if not said:
        return ""
    subject = said[0].subjects[0]
    words = f"“{subject.anchor.quotation[:300]}”" if subject.anchor is not None else ""
    return ": ".join(filter(None, (subject.label, words)))


def _tell_error(error: ReportedlyError) -> str:
    told = str(error).replace("`reportedly undo ", "`undo ")
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith('.') else '.'}"


def _list_changes(ledger: Ledger, edit: Edit, said: Iterable[Said], author: str) -> Iterator[str]:
    since = _read_state(edit.state)
    if since is None:
        yield "The form does not tell which state of the ledger it was made on."
        return
    for each in said:
        yield from _tell_meanwhile(find_meanwhile(ledger, each.subjects, since, group=each.group), each, author)
        size = edit.get("size")
        if each.kind is JudgementKind.SPLIT and size and size != str(len(each.subjects)):
            yield f"The {each.group} has {len(each.subjects)} members now; it had {size} when you looked."


def _read_state(state: str) -> Pulse | None:
    match = _STATE.fullmatch(state)
    return match and Pulse(report=int(match[1]), reading=int(match[2]), judgement=int(match[3]))


def _tell_meanwhile(found: Meanwhile, said: Said, author: str) -> Iterator[str]:
    for report in found.newer:
        yield f"Another version of the text came in: report {report}."
    for report in found.reread:
        yield f"Report {report} was read again: what is marked in it may have changed."
    for each in found.said:
        if not _is_same(each, said, author):
            yield f"{_name(each.author, author)} said{_tell_when(each)}: {_tell_kept(each)}"
    for each in found.undone:
        yield f"{_name(each.author, author)} took back j{each.key}: {_tell_kept(each)}"


def _is_same(kept: KeptJudgement, said: Said, author: str) -> bool:
    """Whether it is what the person says now: a form that is sent twice says nothing new."""
    word = kept.judgement
    if word is None or kept.author != author:
        return False
    return (word.kind, word.aspect, word.value, word.group) == (said.kind, said.aspect, said.value, said.group)


def _name(who: str, author: str) -> str:
    return "You" if who == author else who


def _tell_when(kept: KeptJudgement) -> str:
    return f" on {show_date(kept.recorded[:10])} at {kept.recorded[11:16]} UTC (j{kept.key})"


def _tell_kept(kept: KeptJudgement) -> str:
    if kept.judgement is None:
        return "what it was about was withdrawn"
    word = kept.judgement
    told = tell_said(word) if len(word.subjects) > 1 else tell_value(word.aspect, word.value)
    return told + (f" (“{kept.reason}”)" if kept.reason else "")


def _require(edit: Edit, name: str, told: str) -> str:
    given = edit.get(name)
    if not given:
        raise SettingError(f"nothing is written there: give {told}")
    return given


def _read_group(edit: Edit) -> GroupKind | None:
    given = edit.get("group")
    if given and given not in set(GroupKind):
        raise SettingError(f"{given!r} is no kind of group: give one of {', '.join(GroupKind)}")
    return GroupKind(given) if given else None


def _correct_words(ledger: Ledger, edit: Edit) -> Said:
    words = [each.strip() for each in re.split(r"\n\s*\n", edit.get("words").replace("\r\n", "\n"))]
    return judging.correct_words(ledger, edit.about, [each for each in words if each])


def _pair(kind: JudgementKind) -> Callable[[Ledger, Edit], tuple[Said, ...]]:
    def make(ledger: Ledger, edit: Edit) -> tuple[Said, ...]:
        other = _require(edit, "other", "the id of the other one")
        return (judging.pair(ledger, kind, (edit.about, other), _read_group(edit)),)

    return make


def _grade(ledger: Ledger, edit: Edit) -> tuple[Said, ...]:
    return judging.grade(ledger, edit.about, edit.get("reliability") + edit.get("credibility"))


MAKE: Mapping[str, Callable[[Ledger, Edit], tuple[Said, ...]]] = {
    "source": lambda ledger, edit: (judging.correct_source(ledger, edit.about, edit.get("source")),),
    "words": lambda ledger, edit: (_correct_words(ledger, edit),),
    "part-of": lambda ledger, edit: (
        judging.join_whole(ledger, edit.about, _require(edit, "whole", "the id of the whole claim")),
    ),
    "figure": lambda ledger, edit: (
        judging.correct_figure(ledger, edit.about, edit.get("figure") or None, edit.get("value")),
    ),
    "not-a-claim": lambda ledger, edit: (judging.reject(ledger, edit.about),),
    "checked": lambda ledger, edit: (judging.mark_checked(ledger, edit.about),),
    "note": lambda ledger, edit: (judging.annotate(ledger, edit.about, edit.get("text")),),
    "grade": _grade,
    "merge": _pair(JudgementKind.MERGE),
    "cut": _pair(JudgementKind.CUT),
    "split": lambda ledger, edit: (judging.split(ledger, edit.about, _read_group(edit)),),
}
"""What can be said, by the last part of the address that a form is sent to; ``undo`` takes it back."""
