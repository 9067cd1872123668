"""Ledger: what was said to whom. Its place; nothing is remembered yet but the drafts that were written."""
