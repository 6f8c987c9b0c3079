"""How the gazetteer is made: pinned packages of public data and our own tables to two files. Not in the wheel."""
