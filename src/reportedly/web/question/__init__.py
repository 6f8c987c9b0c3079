"""What the view of a question shows, as plain values: its lead, how sources stand to each other, its pictures."""
