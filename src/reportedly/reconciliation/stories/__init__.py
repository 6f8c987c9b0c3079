"""Reports grouped into stories: those of one event, and those that come back to it later.

``terms`` weighs words by a table that was counted once, ``ways`` finds streets, ``sketching`` boils a reading down to
what it is about, ``sketches`` packs that, ``keys`` proposes pairs, ``comparing`` measures them, ``judging`` decides and
says why, and ``grouping`` offers all of it as ``STORIES``. Everything is pure, so the parts do not depend on the order
of arrival.
"""
