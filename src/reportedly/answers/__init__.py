"""What a ledger answers, put together from what it keeps and what reconciliation makes of it.

The layer above both: ``ledger.answering`` finds rows, ``reconciliation`` compares, and here each answer is made, with
the report and the place of every word in it.
"""

from reportedly.answers.asking import answer_figures, list_questions, suggest_questions
from reportedly.answers.changing import Changed, Changes, fill_changes, list_changes, list_endings, list_notices
from reportedly.answers.speaking import (
    SourceAnswer,
    SourceName,
    join_copies,
    list_reports,
    list_silences,
    list_timeline,
    tell_source,
)
from reportedly.answers.telling import AddsUp, Hinted, StoryAnswer, list_stories, tell_story
from reportedly.answers.values import (
    Held,
    Independent,
    Left,
    OtherQuestion,
    QuestionAnswer,
    QuestionLine,
    SourceLine,
)

__all__ = [
    "AddsUp",
    "Changed",
    "Changes",
    "Held",
    "Hinted",
    "Independent",
    "Left",
    "OtherQuestion",
    "QuestionAnswer",
    "QuestionLine",
    "SourceAnswer",
    "SourceLine",
    "SourceName",
    "StoryAnswer",
    "answer_figures",
    "fill_changes",
    "join_copies",
    "list_changes",
    "list_endings",
    "list_notices",
    "list_questions",
    "list_reports",
    "list_silences",
    "list_stories",
    "list_timeline",
    "suggest_questions",
    "tell_source",
    "tell_story",
]
