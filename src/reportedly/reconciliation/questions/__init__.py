"""Which positions are on one question: positions from readings, topics compared, labels and words to search by.

``make_positions`` takes a reading apart, ``compare_topics`` judges two positions, ``QUESTIONS`` says how they are
grouped, ``label_question`` names a group; ``list_search_words`` and ``read_query`` bring positions and queries to the
same words. Which words mean what stands in ``reconciliation/tables/questions``.
"""

from reportedly.reconciliation.questions.comparing import compare_topics
from reportedly.reconciliation.questions.labelling import label_question
from reportedly.reconciliation.questions.linking import QUESTIONS, make_item
from reportedly.reconciliation.questions.making import make_positions
from reportedly.reconciliation.questions.searching import list_search_words, read_query
from reportedly.reconciliation.questions.verdicts import TopicMatch, Verdict
from reportedly.reconciliation.questions.views import pack_position, unpack_position

__all__ = [
    "QUESTIONS",
    "TopicMatch",
    "Verdict",
    "compare_topics",
    "label_question",
    "list_search_words",
    "make_item",
    "make_positions",
    "pack_position",
    "read_query",
    "unpack_position",
]
