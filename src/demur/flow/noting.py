"""What happened without a message is noted in the ledger."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from demur.domain.dealings import Identity, Merge, Note, Side, Sighting, Way
from demur.domain.errors import BadOption
from demur.domain.remembered import Author
from demur.extract.functional_area import area_of_title
from demur.extract.sighting import number_of, profile_of
from demur.flow.kin import merge_sure
from demur.ledger.book import when
from demur.ledger.identity import keys_of
from demur.ledger.merging import Clusters
from demur.ledger.spelling import person_key
from demur.ledger.store import Store


def named(who: Sighting) -> Sighting:
    """Somebody as the person names them, with their details as messages show them.

    Raises:
        BadOption: neither a person nor a firm is named, or a detail is none.
    """
    if not (who.name or who.mails or who.phones or who.pages or who.company or who.employer):
        raise BadOption("Say who it was: a name, an address, or at least --company or --agency.")
    phones, pages = [number_of(each) for each in who.phones], [profile_of(each) for each in who.pages]
    for said, read in (*zip(who.phones, phones, strict=True), *zip(who.pages, pages, strict=True)):
        if read is None:
            raise BadOption(f"{said!r} is neither a telephone number nor a profile page.")
    return replace(
        who,
        mails=tuple(each.lower() for each in who.mails),
        phones=tuple(each for each in phones if each),
        pages=tuple(each for each in pages if each),
    )


def add_note(store: Store, note: Note, at: datetime) -> tuple[int, tuple[Merge, ...]]:
    """Keep a note; its number, and who was merged since they are surely one."""
    number = store.put_note(_completed(note), keys_of(note.who), at)
    return number, merge_sure(store, at)


def add_note_of(store: Store, of: Identity, note: Note, at: datetime) -> tuple[int, tuple[Merge, ...]]:
    """Keep a note of somebody who stands in the ledger already; as `add_note`.

    Where their details don't show that it is them, it is the person's word that does.
    """
    number, joined = add_note(store, note, at)
    known = store.dealings()
    clusters = Clusters(known.identities, known.merges)
    mine = next(each for each in known.dealings if each.note and each.note[0] == number)
    shown = mine.person if of.side is Side.PERSON else mine.employer
    if shown is not None and clusters.of(shown) != clusters.of(of.id):
        said = store.put_merge(of.id, shown, "You noted something of them.", Author.PERSON, at)
        joined = (*joined, said)
    return number, joined


def add_notes(store: Store, notes: Iterable[Note], at: datetime) -> tuple[int, tuple[Merge, ...]]:
    """Keep those notes that are not kept yet; how many, and who was merged since they are surely one."""
    dealings = store.dealings().dealings
    known = {each.note[1] for each in dealings if each.note}
    mails = {_message(when(each), each.who) for each in dealings if each.listed}
    added = 0
    for note in map(_completed, notes):
        if note not in known and not (note.way is Way.MAIL and _message(note.at, note.who) in mails):
            store.put_note(note, keys_of(note.who), at)
            known.add(note)
            added += 1
    return added, merge_sure(store, at)


def _message(at: datetime, who: Sighting) -> tuple[datetime, str]:
    """By what a message is known again in what was exported: its second and its writer."""
    return at.astimezone(UTC).replace(microsecond=0), person_key(who.name)


def _completed(note: Note) -> Note:
    """With the functional area of its role, where none is named."""
    about = note.about
    area = about.area or (area_of_title(about.position) if about.position else None)
    return replace(note, about=replace(about, area=area))
