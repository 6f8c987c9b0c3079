"""What a ledger answers: who said what over time, who kept silent, what is asked and who holds what, what changed.

Every query is bounded, goes by an index, and comes in pages. What it returns stands in a report, with its place there.
"""
