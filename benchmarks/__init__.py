"""Speed and memory of the reader against peers, on one core: ``python -m benchmarks``."""
