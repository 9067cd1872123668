"""Demur reads the mailbox, judges the interview invitations in it, and drafts a gracious decline for the rest."""
