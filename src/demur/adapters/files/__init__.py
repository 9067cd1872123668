"""Mail in files: mbox, Maildir, folders of .eml files, single messages, standard input."""

from demur.adapters.files.source import open_source, open_stdin, open_text_or_mail

__all__ = ["open_source", "open_stdin", "open_text_or_mail"]
