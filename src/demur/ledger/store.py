"""The port through which everything is kept from one run to the next: messages, invitations, letters, deliveries.

What every adapter must hold to:

- Each method is one transaction: what it says is there in whole or not at all, and is on the disk when it returns.
- Two processes may use one store at once; none loses what the other wrote.
- What happened is appended to the events, and no event is ever changed (but `forget` removes it).
- All times have their offset.

Every method that names an invitation, a letter or a draft which is not there (any more) raises `Forgotten`, and every one
`StoreUnusable` where the store can't be read or written (the disk is full, the server is gone).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from demur.domain.account import Account
from demur.domain.delivery import Delivery, Outgoing, Part, Place, State
from demur.domain.invitation import Invitation
from demur.domain.mail import Raw
from demur.domain.remembered import (
    Author,
    Changes,
    Draft,
    DraftState,
    Kept,
    Listed,
    Mark,
    Seen,
    Stand,
    Written,
)
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Verdict
from demur.ledger.relations import Relations


class Store(Relations, Protocol):
    """Everything that is kept."""

    def close(self) -> None:
        """Let go of the database."""
        ...

    def put_account(self, account: Account) -> None:
        """Keep an account, in place of one with the same address."""
        ...

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, by address."""
        ...

    def drop_account(self, address: str) -> bool:
        """Forget how an account is reached; what was read there stays. False where there is none."""
        ...

    def mark(self, account: str, folder: str) -> Mark | None:
        """How far a folder was read; None where it never was."""
        ...

    def put_seen(self, account: str, folder: str, seen: Sequence[Seen], mark: Mark, at: datetime) -> None:
        """Remember messages as seen and the folder as read so far, both or none; a message again changes its fate."""
        ...

    def known(self, account: str, keys: Sequence[str]) -> frozenset[str]:
        """Those of the keys (`Seen.key`) that were seen in any folder of the account."""
        ...

    def put_places(self, account: str, places: Mapping[str, Place]) -> None:
        """Remember where invitations lie now, by their keys (`Seen.key`); a key under which none is kept is nothing."""
        ...

    def put_invitation(
        self,
        account: str,
        key: str,
        place: Place,
        raw: Raw,
        invitation: Invitation,
        verdict: Verdict,
        at: datetime,
        *,
        reopening: bool = False,
    ) -> int:
        """Keep an invitation with its facts and its verdict, in place of what was kept under its key.

        Args:
            key: `Seen.key` of the message.
            reopening: the person writes again to whom it came from (`remembered.REOPENING`); then the key is another one.

        Returns:
            Its id, the same when it is put again.
        """
        ...

    def invitations(self, account: str | None = None) -> tuple[Kept, ...]:
        """All invitations, the newest first."""
        ...

    def invitation(self, number: int) -> Kept | None:
        """One invitation."""
        ...

    def listed(self, account: str | None = None, only: Collection[int] | None = None) -> tuple[Listed, ...]:
        """The invitations without their messages, the newest first, in a few queries however many there are.

        Args:
            account: those of one account.
            only: those with one of these ids.
        """
        ...

    def changes(self, since: int) -> Changes:
        """What has changed since an event, so that a list can be kept up to date: nothing changes without an event.

        Args:
            since: `Changes.last` of an earlier call; 0 for all.
        """
        ...

    def put_correction(self, invitation: int, name: str, value: str | None, at: datetime) -> None:
        """Keep what the person corrected in a fact of an invitation, in place of an earlier correction.

        It stays when the invitation is put again.

        Args:
            name: of the fact (`domain.facts.Facts`).
            value: as the person wrote it; "" where it is not known; None takes the correction back.
        """
        ...

    def corrections(self, invitation: int) -> Mapping[str, str]:
        """What the person corrected in an invitation, by the names of the facts."""
        ...

    def put_stand(
        self, invitation: int, decided: Decision | None, later: datetime | None, at: datetime
    ) -> None:
        """Keep what the person decided about an invitation, in place of an earlier decision; both None erase it.

        Args:
            later: put off until then.
        """
        ...

    def stand(self, invitation: int) -> Stand | None:
        """What the person decided about an invitation; None where nothing."""
        ...

    def put_letter(
        self, invitation: int, reply: Reply, message_id: str, author: Author, at: datetime
    ) -> Written:
        """Keep a further version of the letter that answers an invitation.

        Args:
            message_id: used for the first version; the later ones keep it.
        """
        ...

    def put_version(
        self, letter: int, body: str, author: Author, at: datetime, message_id: str | None = None
    ) -> Written:
        """Keep a further version of a letter with another text, all else as it was.

        Args:
            message_id: a new one, where the letter's was refused; None to keep it.
        """
        ...

    def letters(self, invitation: int) -> tuple[Written, ...]:
        """The versions of its letter, the first one first."""
        ...

    def letter(self, number: int) -> Written | None:
        """One version."""
        ...

    def put_draft(self, letter: int, account: str, place: Place, digest: str, at: datetime) -> Draft:
        """Remember where the draft of a letter lies; an invitation has at most one draft that waits."""
        ...

    def drafts(self, invitation: int | None = None) -> tuple[Draft, ...]:
        """All drafts that ever were, or those of one invitation, by id."""
        ...

    def move_draft(
        self, number: int, state: DraftState, place: Place, letter: int, digest: str, at: datetime
    ) -> None:
        """Remember what became of a draft, where it lies now, and which version it holds."""
        ...

    def approve(
        self, letter: int, outgoing: Outgoing, approved: datetime, due: datetime, part: Part = Part.LETTER
    ) -> Delivery:
        """Remember that the person approved a version; its delivery waits.

        The key of the delivery is the hex SHA-256 of its Message-ID, so that no message has two: where the last delivery was
        withdrawn, it waits again.

        Raises:
            AlreadyAnswered: the invitation has a delivery of this part that was not withdrawn or refused.
            MessageIdSpent: it was refused under this Message-ID.
        """
        ...

    def deliveries(self, *states: State) -> tuple[Delivery, ...]:
        """The deliveries in these states (all where none is named), the oldest approval first."""
        ...

    def delivery(self, key: str) -> Delivery | None:
        """One delivery."""
        ...

    def advance(self, key: str, before: Sequence[State], after: State, at: datetime, word: str = "") -> bool:
        """Move a delivery on, if it is in one of the states `before`, as one indivisible comparison and change.

        Returns:
            False where it is in another state; nothing is changed then.

        Raises:
            AlreadyAnswered: a delivery that was withdrawn would become the second live one.
        """
        ...

    def sent_since(self, account: str, at: datetime) -> int:
        """How many messages of the account left, or may have left, since a time."""
        ...

    def export(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every row of every table, as (table, row); values are what JSON knows, times in RFC 3339, bytes in base64."""
        ...

    def forget(self, *, person: str | None = None, company: str | None = None) -> int:
        """Erase all that is kept of a person (by mail address) or a company (by name, whatever its case); without either, all.

        Nothing of it can be read in the store's files afterwards.

        Returns:
            How many invitations were erased.
        """
        ...
