"""Benchmarks: a mailbox as large as a real one, and how long it takes to go through it."""
