"""LinkedIn's export of connections: a CSV (RFC 4180) with notes before its header, in the language of the account."""

import csv
import io
from collections.abc import Mapping, Sequence

from demur.adapters.contacts.fields import fold, line, mail, page, several
from demur.domain.contacts import Acquaintance, Imported

MOST = 100_000
"""Rows of a file; more are left out."""

_LOOK_FOR_HEADER = 60
_NAMES = {
    "given": "First Name|Vorname|Prénom|Nombre|Nome|Primeiro nome|Voornaam",
    "family": "Last Name|Nachname|Nom|Nom de famille|Apellidos|Apellido|Cognome|Sobrenome|Apelido|Achternaam",
    "page": "URL|Profile URL|Profil-URL|URL del perfil|URL do perfil|URL del profilo|URL du profil|Profiel-URL",
    "mail": "Email Address|E-Mail-Adresse|E-Mail|Email|Adresse e-mail|Dirección de correo electrónico|Correo electrónico"
    "|Indirizzo email|Indirizzo e-mail|Endereço de e-mail|Endereço de email|E-mailadres",
    "company": "Company|Unternehmen|Firma|Entreprise|Société|Empresa|Azienda|Società|Bedrijf",
    "title": "Position|Poste|Fonction|Cargo|Puesto|Posizione|Posição|Qualifica|Functie",
}
"""The columns by what they are called in English, German, French, Spanish, Italian, Portuguese and Dutch."""


_COLUMNS = {fold(name): column for column, names in _NAMES.items() for name in names.split("|")}


def read_connections(data: bytes) -> Imported | None:
    """The people of an export; None where it is none. Spreadsheets that saved it with other separators are understood."""
    text = _text(data)
    found = _header(text)
    if found is None:
        return None
    start, separator, columns = found
    people: list[Acquaintance] = []
    nameless, faults = 0, []
    rows = csv.reader(io.StringIO("".join(text[start:]), newline=""), delimiter=separator)
    try:
        for number, row in enumerate(rows):
            if number > MOST:
                faults.append(f"There are more than {MOST:,} rows; the others are left out.")
                break
            if number == 0 or not any(field.strip() for field in row):
                continue
            person = _person({name: row[at] for name, at in columns.items() if at < len(row)})
            if person is None:
                nameless += 1
            else:
                people.append(person)
    except csv.Error as error:
        faults.append(f"What follows line {start + rows.line_num} is left out: {error}.")
    return Imported(tuple(people), nameless, tuple(faults))


def _text(data: bytes) -> list[str]:
    """The lines with their ends. A form feed or the like ends none."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("windows-1252", "replace")
    return io.StringIO(text, newline="").readlines()


def _header(lines: Sequence[str]) -> tuple[int, str, Mapping[str, int]] | None:
    """The number of the header's line, what separates its fields, and the place of each column."""
    for number, each in enumerate(lines[:_LOOK_FOR_HEADER]):
        for separator in (",", ";", "\t"):
            fields = [fold(field.strip().strip('"')) for field in each[:2000].split(separator)]
            columns: dict[str, int] = {}
            for at, field in enumerate(fields):
                if field in _COLUMNS:
                    columns.setdefault(_COLUMNS[field], at)
            if {"given", "family"} <= columns.keys() and len(columns) >= 3:
                return number, separator, columns
    return None


def _person(row: Mapping[str, str]) -> Acquaintance | None:
    name = line(f"{row.get('given', '')} {row.get('family', '')}")
    if name is None or "@" in name or not any(c.isalpha() for c in name):
        return None
    return Acquaintance(
        name,
        title=line(row.get("title", "")),
        company=line(row.get("company", "")),
        mails=several([mail(row.get("mail", ""))]),
        pages=several([page(row.get("page", ""))]),
    )
