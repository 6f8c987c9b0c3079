"""How the network that compares two claims is made."""
