"""What programs ask of a served ledger: everything that the page does, as JSON."""
