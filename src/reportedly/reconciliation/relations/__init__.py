"""How positions on one question stand to each other: agreement, conflict, change, another scope, each with its reason.

Pure. ``relate`` judges two positions: ``pairs`` gathers what is asked of both, ``speakers`` whether they are of one
source, ``timing`` which is later, ``amounts`` compares figures as intervals, ``scope`` whether they are of one thing,
``contrasts`` and ``belonging`` what their words set apart, ``courses`` what may become of such a figure, ``doubting``
whether two numbers are shown to be of one thing at all. ``figures`` and ``statements`` decide, the latter by
``progressing``, ``granting``, ``opposing`` and ``differing``; ``rebutting`` what one report sets side by side;
``particulars`` what news tells of each person and happening, by sort (``told_people``, ``told_places``,
``told_moments``, ``told_manners``, with ``told_values`` under them); ``adding``, ``acts``, ``ages``, ``clauses``,
``spelling`` and ``wording`` read what is said.
``chains`` relates all positions of a question without making all pairs, ``choosing`` finds the positions of two claims
that belong together. What is known about English stands in ``reconciliation/tables/relations``.
"""

from reportedly.reconciliation.relations.chains import Chains, relate_all, relate_latest
from reportedly.reconciliation.relations.choosing import Chosen, choose_pair
from reportedly.reconciliation.relations.judging import relate
from reportedly.reconciliation.relations.settings import RelationSettings
from reportedly.reconciliation.relations.timing import Ordered, order_positions

__all__ = [
    "Chains",
    "Chosen",
    "Ordered",
    "RelationSettings",
    "choose_pair",
    "order_positions",
    "relate",
    "relate_all",
    "relate_latest",
]
