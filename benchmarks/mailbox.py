"""Write a mailbox as large as a real one: python benchmarks/mailbox.py N FILE."""

import argparse
import datetime as dt
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    # The folder above, and not this one, where this very file would hide the library's `mailbox`.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks import kinds, shapes
from benchmarks.blanks import Blanks, Chance
from benchmarks.pools import Piece, Pools, load

ME = ("Robin", "Ashdown")
ADDRESS = "robin.ashdown@fastmail.com"
LOOKALIKES = 0.02
_FIRST, _LAST = dt.datetime(2019, 1, 7, 6, 0), dt.datetime(2026, 11, 24, 8, 0)
_BYTES_EACH = 6200

_MIX = (
    (0.25, kinds.work),
    (0.14, kinds.newsletter),
    (0.17, kinds.mailing_list),
    (0.12, kinds.personal),
    (0.10, kinds.spam),
)
_LANGUAGE_SHARES = ("en",) * 10 + ("de",) * 4 + ("fr",) * 3 + ("es",) * 2 + ("pt",) * 2
_ZONES = (("+0000", 0), ("+0100", 60), ("+0200", 120), ("-0500", -300), ("-0800", -480), ("+0530", 330))


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the mailbox as it stands in the file.

    Attributes:
        invitation: it invites, comes from a recruiter or moves an interview: a person owes it an answer.
    """

    number: int
    message_id: str
    kind: str
    invitation: bool
    data: bytes


def messages(count: int, share: float, seed: int) -> Iterator[Message]:
    """Make the mailbox, message after message; exactly the share of it (rounded) is invitations."""
    pools, chance = load(), Chance(seed)
    wanted, others = round(count * share), round(count * LOOKALIKES)
    for number in range(1, count + 1):
        left = count - number + 1
        ticket = chance.share() * left
        sent = _FIRST + (_LAST - _FIRST) * ((number - chance.share()) / count)
        if ticket < wanted:
            wanted -= 1
            yield _message(number, sent, pools, chance, pools.invitations)
        elif ticket < wanted + others:
            others -= 1
            yield _message(number, sent, pools, chance, pools.lookalikes)
        else:
            yield _message(number, sent, pools, chance, None)


def _message(
    number: int, sent: dt.datetime, pools: Pools, chance: Chance, pieces: tuple[Piece, ...] | None
) -> Message:
    sent = sent.replace(microsecond=0)
    language = chance.pick(_LANGUAGE_SHARES)
    blanks = Blanks(pools, chance, language, sent, ME)
    if pieces is None:
        draft = _everyday(blanks)
    else:
        draft = kinds.from_piece(_in_language(pieces, blanks), blanks, ADDRESS)
    host = draft.sender.rpartition("@")[2].rstrip(">")
    message_id = f"<{chance.token(14)}.{number:x}@{host}>"
    data = _envelope(draft, blanks, host, message_id, sent)
    return Message(number, message_id, draft.kind, pieces is pools.invitations, data)


def _everyday(blanks: Blanks) -> kinds.Draft:
    ticket = blanks.chance.share()
    for share, make in _MIX:
        if ticket < share:
            return make(blanks, ADDRESS)
        ticket -= share
    if blanks.chance.share() < 0.4:
        blanks.language = "en"
    return kinds.from_piece(_in_language(blanks.pools.notices, blanks), blanks, ADDRESS)


def _in_language(pieces: tuple[Piece, ...], blanks: Blanks) -> Piece:
    return blanks.chance.pick([each for each in pieces if each.language == blanks.language])


def _envelope(draft: kinds.Draft, blanks: Blanks, host: str, message_id: str, sent: dt.datetime) -> bytes:
    chance = blanks.chance
    name, bracket, address = draft.sender.rpartition(" <")
    if not name.isascii():
        name = shapes.encoded(name)
    elif any(each in name for each in ",@.[]|"):
        name = f'"{name}"'
    to = ADDRESS if chance.share() < 0.3 else f"{' '.join(ME)} <{ADDRESS}>"
    zone, ahead = chance.pick(_ZONES)
    heads = [
        *kinds.received(blanks, host, ADDRESS, sent),
        f"Date: {shapes.stamp(sent + dt.timedelta(minutes=ahead), zone)}",
        f"From: {name}{bracket}{address}",
        f"To: {to}",
        f"Subject: {shapes.encoded(draft.subject)}",
        f"Message-ID: {message_id}",
    ]
    if draft.reply:
        earlier = [f"<{chance.token(22)}@{host}>" for _ in range(chance.between(1, 5))]
        heads += ["References: " + "\n ".join(earlier), f"In-Reply-To: {earlier[-1]}"]
    heads += [*draft.headers, "MIME-Version: 1.0\n"]
    sender = address.rstrip(">") if bracket else draft.sender
    whole = "\n".join(heads).encode() + draft.content.rstrip(b"\n") + b"\n\n"
    return shapes.from_line(sender, sent).encode() + shapes.escaped(whole)


def write(count: int, path: Path, share: float, seed: int) -> int:
    """Write the mailbox, and beside it FILE.truth: number, kind and Message-ID of each invitation.

    Returns:
        The bytes of the mailbox. It appears under its name only when it is whole.
    """
    partial, truth = Path(f"{path}.part"), Path(f"{path}.truth")
    size = 0
    try:
        with (
            open(partial, "wb", buffering=1 << 20) as box,
            open(truth, "w", encoding="utf-8", newline="\n") as facts,
        ):
            for each in messages(count, share, seed):
                size += box.write(each.data)
                if each.invitation:
                    facts.write(f"{each.number}\t{each.kind}\t{each.message_id}\n")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return size


def main() -> int:
    """Read the arguments, check the disk, write, and say what was written."""
    parser = argparse.ArgumentParser(
        description="Write an mbox of generated mail, the same for the same seed."
    )
    parser.add_argument("n", type=int, help="how many messages")
    parser.add_argument("file", type=Path, help="the mbox to write; FILE.truth lists the invitations in it")
    parser.add_argument("--invitations", type=float, default=0.02, help="their share (default: 0.02)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another mailbox (default: 1)")
    options = parser.parse_args()
    if options.n < 1 or not 0 <= options.invitations <= 1 - LOOKALIKES:
        parser.error(f"N must be at least 1, and the share of invitations between 0 and {1 - LOOKALIKES}.")
    folder = options.file.resolve().parent
    if not folder.is_dir():
        parser.error(f"There is no folder {folder}.")
    free = shutil.disk_usage(folder).free
    if free < options.n * _BYTES_EACH:
        parser.error(
            f"About {options.n * _BYTES_EACH / 1e9:.1f} GB are needed, {free / 1e9:.1f} GB are free in {folder}."
        )
    begun = time.perf_counter()
    size = write(options.n, options.file, options.invitations, options.seed)
    taken = time.perf_counter() - begun
    print(
        f"{options.n:,} messages, {size / 1e6:,.1f} MB, {size / options.n:,.0f} bytes each on average, "
        f"written in {taken:,.1f} s ({options.n / taken:,.0f} messages/s)."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
