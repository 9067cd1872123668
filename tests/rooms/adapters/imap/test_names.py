"""Which of the folders is Drafts, and which Sent."""

import unicodedata

import pytest

from demur.adapters.imap.names import NAMES, Listed, Use, find


def listed(*names: str, delimiter: str = "/", **flags: str) -> list[Listed]:
    """Folders without flags, but for those that are named with one."""
    return [Listed(name, frozenset(flags.get(name, "").split()), delimiter) for name in names]


@pytest.mark.parametrize(
    ("use", "name"),
    [
        *((Use.DRAFTS, name) for name in (
            "Drafts", "Entwürfe", "Brouillons", "Borradores", "Rascunhos", "Bozze", "Concepten", "[Gmail]/Drafts",
            "[Google Mail]/Entwürfe", "INBOX/Drafts", "inbox/DRAFTS",
        )),
        *((Use.SENT, name) for name in (
            "Sent", "Sent Items", "Sent Messages", "[Gmail]/Sent Mail", "Gesendet", "Gesendete Elemente",
            "Gesendete Objekte", "Éléments envoyés", "Messages envoyés", "Enviados", "Elementos enviados",
            "Itens Enviados", "Posta inviata", "Verzonden items", "INBOX/Sent",
        )),
    ],
)  # fmt: skip
def test_names_of_many_languages(use: Use, name: str) -> None:
    """The folder is found by the name that a program of that language gives it, also with its accents taken apart."""
    for written in (name, unicodedata.normalize("NFD", name), name.upper()):
        assert find(listed("INBOX", "Archive", written, "Trash"), use) == written
        other = Use.SENT if use is Use.DRAFTS else Use.DRAFTS
        assert find(listed("INBOX", "Archive", written, "Trash"), other) is None


def test_what_the_server_says_goes_first() -> None:
    """A folder with the special use is taken before one with the name."""
    folders = listed("Drafts", "Vorlagen", Vorlagen="\\hasnochildren \\drafts")
    assert find(folders, Use.DRAFTS) == "Vorlagen"


def test_a_folder_without_messages_is_none() -> None:
    """What can't be opened is passed over, whatever it is called."""
    folders = listed("Sent", "Sent Items", "Drafts", Sent="\\noselect \\sent", Drafts="\\nonexistent")
    assert find(folders, Use.SENT) == "Sent Items"
    assert find(folders, Use.DRAFTS) is None


def test_a_copy_elsewhere_is_none() -> None:
    """A folder of that name within another one is not where mail programs look."""
    assert find(listed("Archive/Sent", "2019/INBOX/Drafts", "Sent/Old"), Use.SENT) is None
    assert find(listed("INBOX.Drafts", "Other.Drafts", delimiter="."), Use.DRAFTS) == "INBOX.Drafts"
    assert find(listed("INBOX.Drafts", delimiter="/"), Use.DRAFTS) is None
    assert find(listed("Drafts", delimiter=""), Use.DRAFTS) == "Drafts"


def test_the_usual_name_goes_first() -> None:
    """Of several the one that most programs use is taken, whatever the order of the list."""
    for folders in (listed("Gesendet", "Sent Items", "Sent"), listed("Sent", "Sent Items", "Gesendet")):
        assert find(folders, Use.SENT) == "Sent"


def test_no_name_is_of_both() -> None:
    """No name stands for Drafts and for Sent, and none stands there twice."""
    names = [name.casefold() for each in NAMES.values() for name in each]
    assert len(names) == len(set(names))
