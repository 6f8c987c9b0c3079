"""Many readings set side by side: which texts are one text, which words were said on one occasion, who really knows.

Pure functions on frozen values; nothing here reads a clock, a network or a database. ``shingles`` and ``signatures``
boil a report down to what can be compared, ``copying`` judges two of them, ``claim_sets`` compares what they claim,
``keys`` and ``indexing`` find the pairs worth judging, ``origins`` parts reports into those of one text. ``crediting``
reads whom a report names as its source of news, ``scenes`` and ``occasions`` where words were said, ``knowers`` who is
at the end of a chain of speakers (``naming`` compares their names), and ``independence`` counts what is left.
"""
