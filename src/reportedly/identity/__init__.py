"""Who is who across reports: names compared, what reports know of an entity compared, groups, references.

Pure functions on frozen values. ``names`` knows how names are built and spelled, ``profiles`` what reports know of an
entity, ``comparing`` whether two profiles are one, ``candidates`` finds profiles worth comparing, ``grouping`` parts
many into those of one entity, ``references`` links to a table that the user brings.
"""
