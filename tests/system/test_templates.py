"""`demur templates` as a person runs it."""

from pathlib import Path

from tests.system.conftest import Command


def test_templates_are_listed_and_shown(demur: Command) -> None:
    """What ships, by language and voice."""
    listed = demur("templates", "list")
    assert {"en/classic", "de/warm", "pt-BR/brief", "pt-PT/formal"} <= set(listed.lines)
    assert "[thanks]" in demur("templates", "show", "en/classic").out
    wrong = demur("templates", "show", "en/nobody")
    assert (wrong.code, "Known are: " in wrong.err) == (2, True)


def test_a_copy_is_used_and_never_replaced(demur: Command, invitation: Path) -> None:
    """The person's own voice writes; copying again keeps what they changed."""
    assert demur("templates", "copy", "en/classic", "en/mine").code == 0
    path = next(demur.home.rglob("mine.txt"))
    text = path.read_text(encoding="utf-8").replace("Thank you again!", "Many thanks once more!")
    path.write_text(text, encoding="utf-8")
    assert demur("templates", "copy", "en/classic", "en/mine").code == 1
    assert path.read_text(encoding="utf-8") == text
    assert "en/mine  (yours)" in demur("templates", "list").lines
    run = demur("decline", invitation, "--voice", "mine", "--name", "Alex Morgan")
    assert "Many thanks once more!" in run.out, run.err
    assert "Many thanks once more!" not in demur("decline", invitation, "--name", "Alex Morgan").out


def test_a_check_shows_the_odd_letters(demur: Command) -> None:
    """Each fault with a letter that has it; 1 if there is any."""
    demur("templates", "copy", "en/brief", "en/mine")
    path = next(demur.home.rglob("mine.txt"))
    good = path.read_text(encoding="utf-8")
    path.write_text(f"{good}\n[letter: close]\ngreeting\nno\nclosing\nsignature\n", encoding="utf-8")
    run = demur("templates", "check", "en/mine")
    assert run.code == 1
    assert "It does not thank them" in run.out
    assert "--- close, mail" in run.out


def test_a_broken_template_is_named_with_its_line(demur: Command, invitation: Path) -> None:
    """A slip in the syntax, an unknown blank, a wrong name: a sentence, and 2; nothing is executed."""
    demur("templates", "copy", "en/classic", "en/mine")
    path = next(demur.home.rglob("mine.txt"))
    for text, said in (
        ("[thanks]\nThank you, {{ recruiter \n", "line 2"),
        ("[thanks]\nThank you, {{ recruter }}.\n", "recruter"),
        ("Thank you.\n", "above the first heading"),
        ("[thanks\nThank you.\n", "no heading"),
    ):
        path.write_text(text, encoding="utf-8")
        run = demur("decline", invitation)
        assert (run.code, said in run.err) == (2, True), run.err
    path.write_text("[thanks]\nThank you {{ name.__class__.__mro__ }}.\n", encoding="utf-8")
    run = demur("decline", invitation, "--voice", "mine", "--name", "Alex Morgan")
    assert run.code == 2
    assert "<class" not in run.out + run.err
    path.write_bytes(b"\xff\xfe")
    assert "UTF-8" in demur("decline", invitation).err
