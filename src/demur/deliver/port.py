"""The port through which drafts leave.

Words used here:

- An *outbox* keeps replies where the person finds them: a folder of .eml files, a mailbox's Drafts.
- A *key* names the message that is answered: its Message-ID, or the digest of its content where it has
  none (`Mail.digest`). The same message has the same key in every run.

What every adapter must hold to:

- Nothing is ever sent: a draft waits for the person.
- An outbox remembers the keys that it was given, across runs. Putting a key again writes nothing, even if
  the person has edited, moved or deleted the draft since: what is theirs is not touched.
- A draft is there in whole or not at all, and it is remembered only once it is there: whatever stops the
  run in between, the next run neither loses a draft nor writes it twice.
- Two keys never share a place; nothing that lay in the outbox before is overwritten.
- No key, whatever characters it holds, leads out of the outbox.
"""

from datetime import datetime
from typing import Protocol

from demur.domain.reply import Reply


class Outbox(Protocol):
    """Where drafts are put."""

    def put(self, key: str, reply: Reply, date: datetime) -> str | None:
        """Write the draft of a reply, once.

        Args:
            key: names the message that is answered.
            date: the Date of the draft, with its offset.

        Returns:
            The place of the new draft, as shown to the person; None where this key was put before.

        Raises:
            CannotWrite: the outbox can't be written; the key may be put again later.
        """
        ...
