"""All that is kept of a person or a company, erased wherever it lies."""

from collections.abc import Mapping

from demur import wiring
from demur.adapters.rulings import RulingFolder
from demur.domain.contacts import Acquaintance
from demur.extract.names import company_key
from demur.wiring import servers


def forget(environ: Mapping[str, str], person: str | None, company: str | None) -> int:
    """Erase all that is kept of a person or a company, or without either all: store, decisions, contacts, secrets.

    Returns:
        How many invitations were erased.

    Raises:
        StoreUnusable, CannotWrite, NoKeyring: not all of it could be erased; a second try goes on.
    """
    known = servers.store(environ)
    if person is None and company is None:
        # First: without the accounts nobody would know what to look for in the keyring.
        for each in known.accounts():
            servers.forget_secrets(each.address)
    _erase_decisions(environ, person, company)
    return known.forget(person=person, company=company)


def _erase_decisions(environ: Mapping[str, str], person: str | None, company: str | None) -> None:
    RulingFolder(wiring.data_folder(environ) / "rulings", lambda _: None).erase(person, company)
    book = wiring.contacts(environ, lambda _: None)
    people = book.all()
    everything = person is None and company is None
    kept = [each for each in people if not everything and not _is_about(each, person, company)]
    if len(kept) != len(people):
        book.keep(kept)


def _is_about(contact: Acquaintance, person: str | None, company: str | None) -> bool:
    if person is not None:
        return person.casefold() in (each.casefold() for each in contact.details)
    return company is not None and company_key(contact.company or "") == company_key(company)
