"""The weights with which places are told apart, learned from texts whose places are known."""
