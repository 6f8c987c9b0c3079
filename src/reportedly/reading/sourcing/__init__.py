"""Source spans of an attribution -> who it is and on what footing: kind, naming, role, country, name, reason.

Rules and tables over one phrase and its report. The line between government and organization: a state, its seat or
residence, head of state's office, cabinet, ministry, department of state, parliament, court, diplomatic mission, local
government and "the authorities" are government; whatever acts under a state with a command or a board of its own
(armed forces, police, agencies, prosecutors, central banks, parties, state companies) is an organization.
"""

from reportedly.reading.sourcing.describing import describe_source

__all__ = ["describe_source"]
