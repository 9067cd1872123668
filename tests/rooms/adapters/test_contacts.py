"""Files of contacts: vCards of all versions, LinkedIn's export, and the person's own file."""

import os
import stat
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.adapters.contacts.book import ContactBook
from demur.adapters.contacts.source import read_contacts
from demur.domain.contacts import Acquaintance, Consent, Imported
from demur.domain.errors import CannotWrite, ContactsUnreadable

NEW = (
    b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Robin Hale\r\nN:Hale;Robin;;;\r\nORG:Halden\\, Inc.;Platform\r\n"
    b"TITLE:Senior Backend \r\n Engineer\r\nEMAIL;TYPE=work:robin@halden.example\r\n"
    b'TEL;VALUE=uri;TYPE="voice,home":tel:+49-171-5555555;ext=5\r\nTEL;TYPE=fax;TYPE=home:+49 30 1234567\r\n'
    b"item1.URL:https\\://robin.example/me\r\nPHOTO:data:image/png;base64,AAAA\r\n AAAA\r\nEND:VCARD\r\n"
)
OLD = (
    b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\nller;An=C3=A4is;;;\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE:a=\nTITLE:Liar\nTEL;HOME;FAX:+49 30 1234567\nTEL;CELL:+49 171 1234567\n"
    b"TITLE:Director, Sales\nEND:VCARD\n"
)
ROBIN = Acquaintance(
    "Robin Hale", "Senior Backend Engineer", "Halden, Inc.", ("robin@halden.example",), ("+49-171-5555555",),
    ("https://robin.example/me",),
)  # fmt: skip
NOTES = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses, are missing."\n\n'
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def _read(tmp_path: Path, data: bytes) -> Imported:
    path = tmp_path / "contacts.file"
    path.write_bytes(data)
    return read_contacts(path)


def test_a_card_of_the_newest_version(tmp_path: Path) -> None:
    """Folds, escapes, groups, tel addresses; a fax is no way to reach somebody."""
    assert _read(tmp_path, NEW) == Imported((ROBIN,))


def test_a_card_of_the_oldest_version(tmp_path: Path) -> None:
    """Quoted-printable over several lines, words without TYPE, and no escapes; a line within a note is none."""
    assert _read(tmp_path, OLD).people == (
        Acquaintance("Anäis Müller", title="Director, Sales", phones=("+49 171 1234567",)),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfBEGIN:VCARD\nFN:J\xc3\xbcrgen \xc3\x9f\nEND:VCARD\n",
        "\ufeffBEGIN:VCARD\r\nFN:Jürgen ß\r\nEND:VCARD\r\n".encode("utf-16-le"),
        "\ufeffBEGIN:VCARD\r\nFN:Jürgen ß\r\nEND:VCARD\r\n".encode("utf-16-be"),
        "BEGIN:VCARD\nFN:Jürgen ß\nEND:VCARD\n".encode("latin-1"),
        "BEGIN:VCARD\nFN;CHARSET=cp437:Jürgen ß\nEND:VCARD\n".encode("cp437"),
        b"begin:vcard\rfn;charset=iso-8859-1;quoted-printable:J=FCrgen =DF\rend:vcard\r",
        b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:J=FCrgen =DF\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN;CHARSET=klingon;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen =C3=9F\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:J\xc3\n \xbcrgen \xc3\x9f\nEND:VCARD\n",
        "BEGIN:VCARD\nFN:J\u0075\u0308rgen \u202eß\u200b\nEND:VCARD\n".encode(),
    ],
)
def test_odd_encodings(tmp_path: Path, data: bytes) -> None:
    """However it was written, also with a fold within a character, it is the same name."""
    assert [each.name for each in _read(tmp_path, data).people] == ["Jürgen ß"]


def test_who_is_no_person_is_left_out(tmp_path: Path) -> None:
    """Companies, groups, cards without a name or with an address for one; a card within a card is somebody else."""
    cards = [
        b"ORG:Acme", b"FN:Acme\nX-ABShowAs:COMPANY", b"FN:All\nKIND:group", b"FN:", b"FN:x@y.example\nN:;;;;",
    ]  # fmt: skip
    data = b"".join(b"BEGIN:VCARD\n" + card + b"\nEND:VCARD\n" for card in cards)
    agent = NEW.replace(b"TITLE", b"AGENT:\r\nBEGIN:VCARD\r\nFN:Somebody Else\r\nEND:VCARD\r\nTITLE", 1)
    assert _read(tmp_path, data + agent) == Imported((ROBIN,), nameless=5)


def test_a_torn_card_is_told_and_the_others_stay(tmp_path: Path) -> None:
    """Half an address would be another one."""
    for data in (NEW + OLD[:-20], OLD[:-10] + NEW):
        found = _read(tmp_path, data)
        assert len(found.people) == 1
        assert "no end (END:VCARD)" in found.faults[0]


def test_a_bad_line_is_told_and_the_card_stays(tmp_path: Path) -> None:
    """What can't be read is named; a monstrous line is not read."""
    bad = b'EMAIL;TYPE="x:y@z.example\r\nTITLE:' + b"a" * 5000 + b"\r\nFN"
    found = _read(tmp_path, NEW.replace(b"FN", bad, 1))
    assert found.people == (ROBIN,)
    assert [fault.split("can't")[0] for fault in found.faults] == [
        "Card 1: the line EMAIL ",
        "Card 1: the line TITLE ",
    ]


def test_hostile_lines_take_no_time(tmp_path: Path) -> None:
    """A line that could be parsed in many ways, a picture of megabytes, and cards that begin and never end."""
    lines = [
        b'TEL;A="' + b'a"' * 1900, b"TEL" + b";A=b,c" * 600, b"FN" + b";a=b" * 900,
        b"PHOTO:" + b"\n ".join([b"QUJD" * 18] * 50_000), b"BEGIN:VCARD\n" * 50_000,
    ]  # fmt: skip
    before = time.process_time()
    _read(tmp_path, b"BEGIN:VCARD\nFN:A\n" + b"\n".join(lines) + b"\nEND:VCARD\n")
    assert time.process_time() - before < 5


def test_nothing_but_the_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses of files and pages in a card are text."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    path = tmp_path / "card.vcf"
    path.write_bytes(
        NEW.replace(b"PHOTO:", b"URL:file://%s/secret\r\nPHOTO;VALUE=uri:file:///" % bytes(tmp_path))
    )
    opened: list[object] = []
    real = Path.read_bytes

    def noted(self: Path) -> bytes:
        opened.append(self)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", noted)
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("network"))
    assert read_contacts(path).people == (ROBIN,)
    assert opened == [path]


def test_an_export_with_its_notes(tmp_path: Path) -> None:
    """The header is found behind the notes, commas within quotes are no separators; who hides is left out."""
    rows = (
        'Ann,Field,https://www.linkedin.com/in/ann-field,ann@field.example,"Acme, Inc.",Staff SRE,01 Jan 2024\n'
        ",,https://www.linkedin.com/in/hidden,,,,02 Jan 2024\n\nBo,,,,,,\n"
    )
    ann = Acquaintance(
        "Ann Field",
        "Staff SRE",
        "Acme, Inc.",
        ("ann@field.example",),
        (),
        ("https://www.linkedin.com/in/ann-field",),
    )
    expected = Imported((ann, Acquaintance("Bo")), nameless=1)
    assert _read(tmp_path, (NOTES + HEADER + rows).encode()) == expected
    assert _read(tmp_path, (NOTES + HEADER + rows).replace("\n", "\r\n").encode("utf-8-sig")) == expected
    assert _read(tmp_path, ('Notes:\n"broken quote\n' + HEADER + rows).encode()) == expected


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
        "Nombre;Apellidos;URL;Dirección de correo electrónico;Empresa;Cargo;Conectado el",
        "Nome\tCognome\tURL\tIndirizzo email\tAzienda\tPosizione\tData",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Data",
        '"Voornaam","Achternaam","URL","E-mailadres","Bedrijf","Functie","Datum"',
    ],
)
def test_exports_in_other_languages(tmp_path: Path, header: str) -> None:
    """Each with the separators that spreadsheets save it with."""
    separator = next(each for each in ";\t," if each in header)
    row = separator.join(["Zoë", "Ng", "", "z@ng.example", "Acme", "Buyer", "1"])
    found = _read(tmp_path, f"{header}\n{row}\n".encode("cp1252"))
    assert found == Imported((Acquaintance("Zoë Ng", "Buyer", "Acme", ("z@ng.example",)),))


def test_a_field_too_large_ends_the_reading_with_a_word(tmp_path: Path) -> None:
    """What came before it stays."""
    found = _read(tmp_path, f'{HEADER}Ann,Field,,,,,\nBo,Ek,"{"x" * 200_000}\n'.encode())
    assert [each.name for each in found.people] == ["Ann Field"]
    assert "left out" in found.faults[0]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "neither"),
        (b"Dear all,\nhello", "neither"),
        (b"PK\x03\x04zip", "Unpack it"),
        (b"a,b\n1,2\n", "neither"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, data: bytes, word: str) -> None:
    """The error says what to give instead."""
    with pytest.raises(ContactsUnreadable, match=word):
        _read(tmp_path, data)


def test_no_file_and_too_large_a_file_are_refused(tmp_path: Path) -> None:
    """A folder is none either; a large file is not read at all."""
    for path, word in ((tmp_path / "none.vcf", "no such file"), (tmp_path, "is no file")):
        with pytest.raises(ContactsUnreadable, match=word):
            read_contacts(path)
    with (tmp_path / "large.vcf").open("wb") as stream:
        stream.truncate((64 << 20) + 1)
    with pytest.raises(ContactsUnreadable, match="64 MB"):
        read_contacts(tmp_path / "large.vcf")


@given(cuts=st.lists(st.tuples(st.integers(0, 900), st.binary(max_size=6)), max_size=8))
@settings(max_examples=200, deadline=None)
def test_no_damage_ends_the_reading(
    cuts: list[tuple[int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever bytes are put into cards, people or faults come out."""
    data = bytearray(NEW + OLD)
    for at, put in cuts:
        data[at : at + 1] = put
    found = _read(tmp_path_factory.mktemp("cards"), b"BEGIN:VCARD\nFN:First\nEND:VCARD\n" + bytes(data))
    assert found.people[0].name == "First"


def test_ten_thousand_are_quick(tmp_path: Path) -> None:
    """Some two seconds of one core; the limit is for slow machines."""
    before = time.process_time()
    found = _read(tmp_path, b"".join(NEW.replace(b"robin@", b"robin%d@" % n) for n in range(10_000)))
    assert len(found.people) == 10_000
    assert time.process_time() - before < 30


BOOK = (
    Acquaintance("Zoë Ng", consent=Consent(("z@ng.example",), date(2026, 11, 24)), mails=("z@ng.example",)),
    Acquaintance("A\u2028B", "SRE", "Acme", (), ("+1 555 0100",), ("https://a.example",)),
)


def test_the_book_comes_back_as_it_was(tmp_path: Path) -> None:
    """In order; only the person may read it."""
    told: list[str] = []
    book = ContactBook(tmp_path / "new" / "contacts.jsonl", told.append)
    assert book.all() == ()
    assert not book.path.parent.exists()
    book.keep(BOOK)
    assert book.all() == BOOK
    assert told == []
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (book.path, book.path.parent)] == [0, 0]
    assert os.listdir(book.path.parent) == ["contacts.jsonl"]


def test_what_cannot_be_read_in_the_book_stays_byte_for_byte(tmp_path: Path) -> None:
    """A broken line, one of another version, one with a consent that is none: told, and still there when others change."""
    told: list[str] = []
    book = ContactBook(tmp_path / "contacts.jsonl", told.append)
    book.keep(BOOK)
    good = book.path.read_bytes()
    bad = [
        b"{", b'{"form": 2, "name": "X"}', b"\xff\xfe", b"[]", b"[" * 100_000,
        good.splitlines()[0].replace(b'"2026-11-24"', b'"soon"'), good.splitlines()[0].replace(b'["z@ng.example"]', b'"z"'),
    ]  # fmt: skip
    book.path.write_bytes(good + b"\n".join(bad))
    assert book.all() == BOOK
    assert len(told) == len(bad)
    book.keep(BOOK[:1])
    assert book.all() == BOOK[:1]
    assert book.path.read_bytes().split(b"\n")[1:] == [*bad, b""]


def test_a_book_that_cannot_be_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk loses nothing and leaves nothing behind."""
    book = ContactBook(tmp_path / "contacts.jsonl", pytest.fail)
    book.keep(BOOK)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        book.keep(())
    assert book.all() == BOOK
    assert os.listdir(tmp_path) == ["contacts.jsonl"]
