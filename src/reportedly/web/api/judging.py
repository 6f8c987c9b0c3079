"""What programs say: the judgements of people, with the same words as on the command line; and undoing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from reportedly import judging
from reportedly.errors import SettingError
from reportedly.judging import Said
from reportedly.ledger import Judged, Ledger
from reportedly.ledger.judgement_lists import page_judgements
from reportedly.ledger.judging import undo
from reportedly.records.judgements import describe_judgement
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import JudgementKind, JudgementState
from reportedly.web.api.params import Limit
from reportedly.web.api.shapes import ERRORS, Body, ErrorBody, Record, RecordPage, make_page
from reportedly.web.desk import Desk
from reportedly.web.forms import check_token

_CONFLICTS = {
    **ERRORS,
    409: {
        "model": ErrorBody,
        "description": "It contradicts what stands, or finds nothing there; the answer says why.",
    },
}

router = APIRouter(prefix="/api/v1", tags=["judging"], responses=_CONFLICTS)

_LONGEST = 10_000


class What(StrEnum):
    """What can be said."""

    MERGE = "merge"
    CUT = "cut"
    SPLIT = "split"
    SOURCE = "source"
    WORDS = "words"
    FIGURE = "figure"
    PART_OF = "part-of"
    NOT_A_CLAIM = "not-a-claim"
    CHECKED = "checked"
    GRADE = "grade"
    NOTE = "note"


class Word(BaseModel):
    """What somebody says: ``about`` is the id of a claim, a position, a report or a group; of a grade a source's name.

    ``value`` is the right source, words, figure (13, 10..12), grade (B2) or the note; ``other`` the second thing of a
    merge or a cut, and the whole of a part. It is signed by whoever the page is signed by, unless ``author`` says else.
    """

    model_config = ConfigDict(extra="forbid")

    what: What
    about: str = Field(min_length=1, max_length=2000)
    value: str | list[str] | None = None
    other: str | None = Field(default=None, max_length=2000)
    figure: str | None = Field(default=None, max_length=2000)
    group: GroupKind | None = None
    reason: str = Field(default="", max_length=_LONGEST)
    author: str | None = Field(default=None, min_length=1, max_length=120)

    def need(self) -> str:
        """The value, one. Raises SettingError where it is missing."""
        if not isinstance(self.value, str):
            raise SettingError(f"to say {self.what.value} give a value: one string")
        return self.value

    def need_other(self) -> str:
        """The other thing. Raises SettingError where it is missing."""
        if not self.other:
            raise SettingError(f"to say {self.what.value} give the other thing: its id")
        return self.other


def _words(ledger: Ledger, word: Word) -> Said:
    return judging.correct_words(ledger, word.about, word.value if isinstance(word.value, list) else [word.need()])


_MAKE: Mapping[What, Callable[[Ledger, Word], Said | tuple[Said, ...]]] = {
    What.MERGE: lambda ledger, word: judging.pair(
        ledger, JudgementKind.MERGE, (word.about, word.need_other()), word.group
    ),
    What.CUT: lambda ledger, word: judging.pair(ledger, JudgementKind.CUT, (word.about, word.need_other()), word.group),
    What.SPLIT: lambda ledger, word: judging.split(ledger, word.about, word.group),
    What.SOURCE: lambda ledger, word: judging.correct_source(ledger, word.about, word.need()),
    What.WORDS: _words,
    What.FIGURE: lambda ledger, word: judging.correct_figure(ledger, word.about, word.figure, word.need()),
    What.PART_OF: lambda ledger, word: judging.join_whole(ledger, word.about, word.need_other()),
    What.NOT_A_CLAIM: lambda ledger, word: judging.reject(ledger, word.about),
    What.CHECKED: lambda ledger, word: judging.mark_checked(ledger, word.about),
    What.GRADE: lambda ledger, word: judging.grade(ledger, word.about, word.need()),
    What.NOTE: lambda ledger, word: judging.annotate(ledger, word.about, word.need()),
}


@router.get("/judgements", response_model=RecordPage)
def get_judgements(
    request: Request,
    state: Annotated[JudgementState | None, Query(description="What has become of it.")] = None,
    author: Annotated[str | None, Query(max_length=200, description="Whose.")] = None,
    about: Annotated[str | None, Query(max_length=2000, description="On what, by its id.")] = None,
    after: Annotated[int | None, Query(ge=1, le=10**18, description="The ``next`` of the page before.")] = None,
    limit: Limit = 50,
) -> Body:
    """What people said, the last first, with what has become of it."""
    desk: Desk = request.app.state.desk
    states = tuple(JudgementState) if state is None else (state,)
    found, more = page_judgements(
        desk.ledger, states=states, author=author or None, about=about or None, after=after, limit=limit
    )
    return make_page([describe_judgement(each) for each in found], None if more is None else str(more))


@router.post("/judgements", status_code=201)
def say(request: Request, word: Word) -> Body:
    """Say something of a claim, a figure, a report, a source or a group; the key that comes back undoes it."""
    check_token(request)
    desk: Desk = request.app.state.desk
    made = _MAKE[word.what](desk.ledger, word)
    said = made if isinstance(made, tuple) else (made,)
    done = judging.say(desk.ledger, said, author=word.author or desk.author, reason=word.reason)
    return Body({"judgements": [_describe(each) for _, each in done]}, 201)


class Undoing(BaseModel):
    """Why a judgement is taken back, and by whom: its author."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(default="", max_length=_LONGEST)
    author: str | None = Field(default=None, min_length=1, max_length=120)


@router.post("/judgements/{key}/undo", status_code=201)
def undo_judgement(request: Request, key: str, why: Undoing) -> Body:
    """Take back a judgement of one's own. It stays in the list, as undone."""
    check_token(request)
    desk: Desk = request.app.state.desk
    done = undo(desk.ledger, judging.read_key(key), why.author or desk.author, why.reason)
    return Body({"judgements": [_describe(done)]}, 201)


def _describe(done: Judged) -> Record:
    return {"key": f"j{done.key}", "known": done.known, "opposed": [f"j{each.key}" for each in done.opposed]}
