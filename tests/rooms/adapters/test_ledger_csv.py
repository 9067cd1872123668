"""The ledger as a table: written for every spreadsheet program, and read out of anybody's."""

import codecs
import csv
import io
import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rooms.adapters.dealt import (
    BEGIN,
    BERLIN,
    NOW,
    PEOPLE,
    a_note,
    asks,
    invited,
    made,
    noted,
    sighting,
)

from demur.adapters.contacts.cells import guarded, unguarded
from demur.adapters.contacts.columns import COLUMNS
from demur.adapters.contacts.fields import line
from demur.adapters.contacts.ledger_csv import exchanges_csv
from demur.adapters.contacts.notes import account
from demur.adapters.contacts.source import read_notes
from demur.domain.dealings import About, Note, Reaction, Sighting, Way
from demur.domain.verdict import Decision

WORDS = (
    "Met at the fair.\nShe said: “call me; soon”, and laughed 🎉\n\n- next year\n=1+1",
    '"quoted", with "" two', ";=HYPERLINK(1)", "\tindented", "ends with a blank ", "'apostrophe", "a\n\n'=b", "👩‍💻, naïve",
)  # fmt: skip


def _rows(text: str) -> list[dict[str, str]]:
    """By a reader of RFC 4180 that knows nothing of Python's csv module, for the well-formed alone."""
    assert text.startswith("\ufeff")
    cell = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)')
    rows: list[list[str]] = [[]]
    at = 1
    while at < len(text):
        found = cell.match(text, at)
        assert found is not None, text[at : at + 80]
        rows[-1].append(found[1].replace('""', '"') if found[1] is not None else found[2])
        if found[3] != ",":
            rows.append([])
        at = found.end()
    header, *others = rows[:-1]
    assert tuple(header) == COLUMNS
    return [dict(zip(header, row, strict=True)) for row in others]


def _read(text: str | bytes) -> tuple[list[Note], tuple[str, ...]]:
    found = read_notes(text.encode() if isinstance(text, str) else text, NOW, BERLIN)
    return list(found.notes), found.faults


def _one(header: str, row: str) -> Note:
    (note,), faults = _read(f"{header}\n{row}\n")
    assert not faults
    return note


def test_notes_come_back_as_they_were() -> None:
    """What is written of notes is read back with the same values, of whatever culture and however it is spelt."""
    notes = [a_note(at, words=WORDS[at % len(WORDS)]) for at in range(4 * len(PEOPLE))]
    text = exchanges_csv(made([noted(each) for each in notes]), asks)
    assert len(_rows(text)) == len(notes)
    assert _read(text) == (notes, ())


_TEXT = st.text(max_size=60).map(lambda text: line(text) or "")
_NOTES = st.builds(
    Note,
    at=st.datetimes(datetime(1990, 1, 1), datetime(2026, 11, 1)).map(lambda at: at.replace(tzinfo=BERLIN)),
    way=st.sampled_from(Way),
    who=st.builds(
        Sighting,
        name=_TEXT,
        mails=st.sampled_from([(), ("a+b@c.example",), ("a@b.example", "ü@ü.example")]),
        phones=st.lists(st.from_regex(r"\+?[1-9][0-9]{7,13}", fullmatch=True), max_size=3, unique=True).map(tuple),
        pages=st.sampled_from([(), ("linkedin.com/in/a-b", "xing.com/profile/ü_b"), ("abc.example/x;y?z=1",)]),
        employer=_TEXT.map(lambda text: text or None),
        company=_TEXT.map(lambda text: text or None),
        agency=st.booleans(),
    ),
    about=st.builds(About, _TEXT.map(lambda text: text or None), _TEXT.map(lambda text: text or None), st.none()),
    decided=st.sampled_from([None, Decision.TAKE, Decision.ASK, Decision.DECLINE, Decision.IGNORE]),
    door=st.sampled_from([None, True, False]),
    words=st.text(max_size=200).map(account),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_NOTES, max_size=6))
def test_whatever_is_noted_comes_back(notes: list[Note]) -> None:
    """Any text, with whatever marks, ends of lines and alphabets, comes back as it was."""
    kept = [
        each if each.who.name or each.who.employer or each.words else replace(each, words="x")
        for each in notes
    ]
    text = exchanges_csv(made([noted(each) for each in kept]), asks)
    assert _read(text) == (sorted(kept, key=lambda each: each.at), ())


def test_invitations_come_back_as_notes_of_mail() -> None:
    """An invitation has its subject as words, what its letter said, and when; its number is told."""
    who = sighting("Dana Whitfield")
    about = About("Staff Engineer", "software engineering", "staff")
    dealings = [
        invited(who, about, said="No, but keep in touch.", reacted=[Reaction.THANKS, Reaction.OPENING]),
        invited(who, about, at=BEGIN + timedelta(days=5), said="No.", subject="=Re: again, and again"),
        invited(who, about, at=BEGIN + timedelta(days=9)),
    ]
    text = exchanges_csv(made(dealings), asks)
    first, second, third = _rows(text)
    assert first == {
        "when": "2026-03-05T14:30:00+00:00", "way": "mail", "name": "Dana Whitfield",
        "mail": "p0@firm0.example; p0@home.example", "phone": "'+491715500000; 030555500000",
        "page": "linkedin.com/in/p-0", "employer": "Firm 0 & Söhne; GmbH, Inc.", "company": "Company “0”", "agency": "no",
        "position": "Staff Engineer", "functional_area": "software engineering", "level": "staff", "answered": "decline",
        "answered_at": "2026-03-06T14:30:00+00:00", "door": "open", "reaction": "thanks; another opening",
        "words": "Staff Engineer", "number": "1",
    }  # fmt: skip
    assert (second["door"], second["words"], second["number"]) == ("closed", "'=Re: again, and again", "2")
    assert (third["answered"], third["answered_at"], third["door"]) == ("", "", "")
    assert _read(text) == (
        [
            Note(BEGIN, Way.MAIL, who, about, Decision.DECLINE, True, "Staff Engineer"),
            Note(BEGIN + timedelta(days=5), Way.MAIL, who, about, Decision.DECLINE, False, "=Re: again, and again"),
            Note(BEGIN + timedelta(days=9), Way.MAIL, who, about, None, None, "Staff Engineer"),
        ],
        (),
    )  # fmt: skip


def test_scams_are_left_out_and_nothing_else() -> None:
    """An exchange of which nobody's name is known is in the table all the same, the oldest first, each once."""
    nobody = invited(Sighting(), at=BEGIN + timedelta(days=1), subject="Who knows")
    scams = [
        invited(who, decision=Decision.IGNORE, subject="Scam")
        for who in (Sighting(), sighting("Scam", 1), Sighting(name="Scam"))
    ]
    late = noted(a_note(4000))
    rows = _rows(exchanges_csv(made([late, nobody, *scams, invited(sighting("Ann"))]), asks))
    assert [each["words"] for each in rows] == ["Staff Engineer", "Who knows", ""]


def test_an_empty_ledger_is_a_header() -> None:
    """There is a table with its header where nothing was kept, and it holds no notes and no faults."""
    text = exchanges_csv(made([]), asks)
    assert _rows(text) == []
    assert _read(text) == ([], ())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula(separator: str) -> None:
    """No cell begins like a formula, whether commas, semicolons or tabs part them, and whatever is made of quotes."""
    evil = [
        "=1",
        "+1",
        "-1",
        "@A",
        "\t=1",
        "\r=1",
        "a;=1",
        "a\t+1",
        "a\n@A",
        '";=1',
        "x; '\"=1",
        "a,-1",
        " =1",
        "＝1",
    ]
    dealings = [
        noted(replace(a_note(at), who=Sighting(name=each), words=each)) for at, each in enumerate(evil)
    ]
    text = exchanges_csv(made(dealings), asks)
    parsed = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    cells = [cell for row in parsed for cell in row]
    unquoted = re.split(rf"[{separator}\r\n]", text)
    assert min(len(cells), len(unquoted)) > len(evil)
    bare = [cell.strip(' "') for cell in (*cells, *unquoted)]
    assert not [cell for cell in bare if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]


@settings(max_examples=400)
@given(st.text(st.sampled_from("a'=+-@\t\r\n;, \"＝\xa0"), max_size=12) | st.text())
def test_guarding_loses_nothing(text: str) -> None:
    """Whatever a text is, it is the same after it was guarded and read again."""
    assert unguarded(guarded(text)) == text


def test_many_rows_take_no_time() -> None:
    """Ten thousand exchanges are written, and read again, in less than two seconds each."""
    book = made([noted(a_note(at, words=WORDS[at % len(WORDS)])) for at in range(10_000)])
    begun = time.process_time()
    text = exchanges_csv(book, asks)
    written = time.process_time()
    notes, faults = _read(text)
    assert written - begun < 2
    assert time.process_time() - written < 2
    assert (len(notes), faults) == (10_000, ())


TABLE = "Date,Contact,E-Mail,Rolle,Notizen\n2026-03-05,Jürgen Ñandú,J@b.example,Köchin,“Übermorgen”\n"
WANTED = Note(
    datetime(2026, 3, 5, tzinfo=BERLIN), Way.OTHER, Sighting("Jürgen Ñandú", ("j@b.example",)), About("Köchin"),
    words="“Übermorgen”",
)  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode("windows-1252"),
        TABLE.replace(",", ";").encode("windows-1252"),
        TABLE.replace(",", "\t").encode("utf-16"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        f"My recruiters\n\n{TABLE}\n,,,,\n".encode(),
        TABLE.replace("Date", '"DATE "').replace("Notizen", "notizen,Wetter").encode(),
    ],
)
def test_however_it_was_saved(data: bytes) -> None:
    """Marks, charsets, separators, ends of lines, what stands before the header: the same note comes out."""
    assert _read(data) == ([WANTED], ())


@pytest.mark.parametrize(
    ("header", "row", "changes"),
    [
        ("Name;Vorname;Datum;Firma;Status", "Müller;Jürgen;05.03.2026;Acme;declined",
         {"name": "Jürgen Müller", "employer": "Acme", "company": "Acme", "decided": Decision.DECLINE}),
        ("Prénom,Nom,Date,Entreprise,Poste", "Zoë,Le Gall,2026/3/5,Acme,Chef de projet",
         {"name": "Zoë Le Gall", "employer": "Acme", "company": "Acme", "position": "Chef de projet"}),
        ("Fecha,Nombre,Apellidos,Correo electrónico,Puesto", "5 marzo 2026,María,de la Cruz,M@c.example,Jefa",
         {"name": "María de la Cruz", "mails": ("m@c.example",), "position": "Jefa"}),
        ("date,recruiter,agency,company,title,linkedin", "5 Mar 2026,Ann Lee,Hays plc,Acme,CFO,https://uk.linkedin.com/in/Ann/?a=b",
         {"name": "Ann Lee", "employer": "Hays plc", "company": "Acme", "agency": True, "position": "CFO",
          "pages": ("linkedin.com/in/ann",)}),
        ("note,date,contact", "He rang,2026-03-05,Ann Lee <Ann@B.example>",
         {"name": "Ann Lee", "mails": ("ann@b.example",), "words": "He rang"}),
        ("Datum,Kontakt,Telefon,Kanal,Tür", "5.3.26,Ann,Büro: 0049 (30) 555-1234; +49 171 5555555 ext. 7,Anruf,offen",
         {"name": "Ann", "phones": ("+49305551234", "+491715555555"), "way": Way.PHONE, "door": True}),
        ("when,who,channel,level,my answer,agency", "20260305,Ann,LinkedIn InMail,Senior Manager,rejected,yes",
         {"name": "Ann", "way": Way.LINKEDIN, "level": "senior manager", "decided": Decision.DECLINE, "agency": True}),
        ("date,name,status,level", "2026-03-05,Ann,Rejected,wizard", {"name": "Ann"}),
        ("date,email,area", "2026-03-05,a@b.example,Law", {"mails": ("a@b.example",), "area": "Law"}),
    ],
)  # fmt: skip
def test_anybodys_columns(header: str, row: str, changes: dict[str, Any]) -> None:
    """Columns and values in several languages, in any order; a status that may be the firm's is not the person's."""
    parts = [
        {key: value for key, value in changes.items() if key in kind.__dataclass_fields__}
        for kind in (Sighting, About, Note)
    ]
    assert sum(map(len, parts)) == len(changes)
    rest = {"way": Way.OTHER, **parts[2]}
    wanted = Note(
        datetime(2026, 3, 5, tzinfo=BERLIN), who=Sighting(**parts[0]), about=About(**parts[1]), **rest
    )
    assert _one(header, row) == wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("2026-03-05T14:30:00Z", datetime(2026, 3, 5, 14, 30, tzinfo=UTC)),
        ("2026-03-05 14:30", datetime(2026, 3, 5, 14, 30, tzinfo=BERLIN)),
        ("05.03.2026 14:30 Uhr", datetime(2026, 3, 5, 14, 30, tzinfo=BERLIN)),
        ("25/3/2026 2:30 PM", datetime(2026, 3, 25, 14, 30, tzinfo=BERLIN)),
        ("3/25/26 12:05 am", datetime(2026, 3, 25, 0, 5, tzinfo=BERLIN)),
        ("05/05/2026", datetime(2026, 5, 5, tzinfo=BERLIN)),
        ("12/11/2026", datetime(2026, 11, 12, tzinfo=BERLIN)),  # the other one is still to come
        ("5. März 2026", datetime(2026, 3, 5, tzinfo=BERLIN)),
        ("March 5, 2026", datetime(2026, 3, 5, tzinfo=BERLIN)),
        ("29.3.2026 02:30", datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)),  # the clock skips it
    ],
)  # fmt: skip
def test_days_and_times(cell: str, wanted: datetime) -> None:
    """A day is its beginning in the person's zone; a time without an offset is theirs too."""
    assert _one("date;name", f"{cell};Ann").at == wanted


@pytest.mark.parametrize(("other", "month"), [("13/02/2026", 5), ("02/13/2026", 3), ("13-02-2026", 5)])
def test_the_whole_column_tells_the_form(other: str, month: int) -> None:
    """Of two forms of a day that one is taken that fits every line."""
    notes, faults = _read(f"date,name\n03/05/2026,Ann\n{other},Bo\n")
    assert [each.at.month for each in notes] == [month, 2]
    assert not faults


def test_a_day_that_may_be_two_is_told() -> None:
    """Where nothing tells which form it is, or both are there, the line is left out with a word, and no other."""
    notes, faults = _read("date,name\n03/05/2026,Ann\n2026-04-01,Bo\n04/06/2026,Cy\n")
    assert [each.who.name for each in notes] == ["Bo"]
    assert [each.split(":")[0] for each in faults] == ["Line 2", "Line 4"]
    assert all("the day or the month may come first" in each and "2026-03-05" in each for each in faults)
    notes, faults = _read("date,name\n03/05/2026,Ann\n13/05/2026,Bo\n05/13/2026,Cy\n")
    assert [each.who.name for each in notes] == ["Bo", "Cy"]
    assert len(faults) == 1


def test_each_line_that_can_t_be_used_is_told() -> None:
    """What is wrong is told by line, with what to do; the others, and what else the line tells, are kept."""
    rows = [
        "date,name,mail,phone,page,answered,door,words,extra",
        ",Ann,,,,,,no day,",
        "soon,Bo,,,,,,,",
        "2027-05-01,Cy,,,,,,,",
        "2026-03-05,,,,,,,,x",
        '2026-03-05,"Di"rk,,,,,,,',
        "2026-03-05,Ed,nomail,12,x y,perhaps,ajar,kept,",
        f"2026-03-05,{'e' * 201},e@b.example,,,,,,",
        '2026-03-05,Flo,,,,,,"two\nlines",',
        "2026-03-05,Gil",
        '2026-03-05,"Hal never ends,,,,,,,',
        "2026-03-05,Ivo,,,,,,,,,,more,than,columns",
    ]
    notes, faults = _read("\n".join(rows))
    assert [each.who.name for each in notes] == ["Ed", "", "Flo", "Gil", "Ivo"]
    assert notes[0].words == "kept"
    assert [each.split(":")[0] for each in faults] == [
        "Line 2",
        "Line 3",
        "Line 4",
        "Line 5",
        "Lines 6 and 12",
        *["Line 7"] * 6,
        "Line 8",
    ]
    for said in (
        "(soon)",
        "in the future (2027-05-01)",
        "tells nothing",
        "“nomail”",
        "“12”",
        "“perhaps”",
        "“ajar”",
        "write",
    ):
        assert any(said in each for each in faults)


def test_the_same_fault_is_told_once() -> None:
    """A thousand lines with one fault are one sentence that names the first of them."""
    notes, faults = _read("date,name\n" + ",Ann\n" * 1000 + "2026-03-05,Bo\n")
    assert len(notes) == 1
    assert len(faults) == 1
    assert faults[0].startswith("Lines 2, 3, 4,")
    assert "and 980 more: left out, since there is no day" in faults[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "neither"), (b"\0" * 50, "neither"), (b"PK\x03\x04...", "workbook"), (b"hello\nworld", "neither"),
        (b"name,mail\nAnn,a@b.example\n", "no column tells when"), (b"date,status\n2026-03-05,taken\n", "no column tells who"),
        (b"x" * ((64 << 20) + 1), "larger than 64 MB"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(data: bytes, says: str) -> None:
    """A file of another kind, or without what is needed, gives one sentence on what to do."""
    notes, (fault,) = _read(data)
    assert not notes
    assert says in fault


def test_a_card_within_a_cell_is_text() -> None:
    """A table that quotes a vCard is a table."""
    words = "she sent\nBEGIN:VCARD\nFN:Eve\nEND:VCARD\n"
    notes, _ = _read(f'date,name,words\n2026-03-05,Ann,"{words}"\n')
    assert [(each.who.name, each.words) for each in notes] == [("Ann", words)]


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"date,name\n", b"when;phone;page;words;agency;door;way\n", codecs.BOM_UTF16_LE]),
)
def test_no_bytes_break_it(data: bytes, before: bytes) -> None:
    """Whatever a file holds, there are notes and sentences, never an error."""
    found = read_notes(before + data, NOW, BERLIN)
    assert all(each.at.tzinfo for each in found.notes)
    assert all(isinstance(each, str) for each in found.faults)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(st.text(max_size=30) | st.sampled_from(["2026-03-05", "03/05/2026", '"', "=1"]), max_size=9),
        max_size=6,
    )
)
def test_no_cells_break_it(rows: list[list[str]]) -> None:
    """Whatever the cells hold, each row is a note or is told."""
    out = io.StringIO()
    csv.writer(out).writerows(
        [["when", "name", "mail", "phone", "page", "level", "answered", "door", "words"], *rows]
    )
    notes, faults = _read("\ufeff" + out.getvalue())
    assert len(notes) <= len(rows)
    blank = all(not cell.strip() for row in rows for cell in row)
    assert notes or faults or blank


@pytest.mark.parametrize(
    "data",
    [
        b'date,name\n' + b'2026-03-05,"a\n' * 100_000,
        b'date,name\n' + b'2026-03-05,a"b,"\n' * 100_000,
        b'date,name\n2026-03-05,"' + b'""' * 500_000,
        b'date,name\n' + b'"""\n' * 300_000,
        b"date,name\n2026-03-05," + b"a\xcc\x81" * 500_000,
        b"date,phone\n" + (b"2026-03-05," + b"+1 (" * 2000 + b"\n") * 300,
        b"date,page,mail\n" + (b"2026-03-05," + b"a." * 4000 + b"," + b"a@" * 4000 + b"\n") * 100,
        b"date,words\n2026-03-05," + b" '" * 60_000 + b"\n" + (b"2026-03-05," + b";' " * 20_000 + b"\n") * 10,
        b"date,name\n" + b"1/1/2026 " * 20_000 + b",x\n",
        b"," * 2_000_000,
        b"\n" * 3_000_000,
        b"date,name\n" + b"2026-03-05,x\n" * 130_000,
    ],
    ids=range(12),
)  # fmt: skip
def test_hostile_tables_take_no_time(data: bytes) -> None:
    """Quotes that never pair, rows and cells without end: it takes as long as the file is large, and no longer."""
    begun = time.process_time()
    found = read_notes(data, NOW, BERLIN)
    assert time.process_time() - begun < 8
    assert len(found.notes) <= 100_000
