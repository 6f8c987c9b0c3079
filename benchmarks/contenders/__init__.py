"""One small program for each contender, run in that contender's own environment."""
