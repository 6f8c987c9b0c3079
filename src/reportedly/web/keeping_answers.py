"""Answers kept at hand for as long as nothing in the ledger has changed: many views show the same questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from fastapi import Request

from reportedly.answers.briefing import make_answer
from reportedly.answers.values import QuestionAnswer
from reportedly.ledger import Ledger
from reportedly.ledger.answering.pulse import Pulse, take_pulse
from reportedly.ledger.answering.standpoints import Standpoint
from reportedly.web.desk import Desk

_MOST = 500

_Key = tuple[Pulse, Standpoint, str]


@dataclass(slots=True)
class _Kept:
    """The answers that were asked for last. Several threads may use it."""

    answers: OrderedDict[_Key, QuestionAnswer | None] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is held on questions, as the ledger stands at this moment."""

    ledger: Ledger
    standpoint: Standpoint
    pulse: Pulse
    kept: _Kept

    def ask(self, id: str) -> QuestionAnswer | None:
        """What is held on the question with this id. Raises LedgerError."""
        key = (self.pulse, self.standpoint, id)
        with self.kept.lock:
            if key in self.kept.answers:
                self.kept.answers.move_to_end(key)
                return self.kept.answers[key]
        answer = make_answer(self.ledger, self.standpoint)(id)
        with self.kept.lock:
            self.kept.answers[key] = answer
            while len(self.kept.answers) > _MOST:
                self.kept.answers.popitem(last=False)
        return answer


def get_answers(request: Request, standpoint: Standpoint) -> Answers:
    """The answers of this server, for the ledger as it stands now."""
    state = request.app.state
    desk: Desk = state.desk
    if not hasattr(state, "kept_answers"):
        state.kept_answers = _Kept()
    return Answers(desk.ledger, standpoint, take_pulse(desk.ledger), state.kept_answers)
