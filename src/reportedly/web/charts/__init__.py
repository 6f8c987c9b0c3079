"""Pictures as plain geometry: where each line, mark and word of a drawing stands. Templates put it into SVG.

Nothing here knows a page, a ledger or a colour. Lengths are those of the drawing's own frame, from its upper left.
"""
