"""`demur connect` and `demur doctor` as a person runs them."""

import socket
from pathlib import Path

import pytest
from tests.servers.certificate import authority
from tests.servers.dovecot import dovecot
from tests.servers.radicale import PASSWORD as CALENDAR_PASSWORD
from tests.servers.radicale import Holder, radicale
from tests.servers.smtp import PASSWORD, USER
from tests.system.conftest import Run
from tests.system.household import Household


def _clean(run: Run) -> None:
    """No command ever ends with a traceback, or shows a password."""
    assert "Traceback" not in run.err
    assert PASSWORD not in run.out + run.err


def test_an_account_is_connected_and_checked(house: Household) -> None:
    """With servers given and the password on standard input, each connection is tried; the password is in the keyring alone."""
    run = house.connect()
    assert run.code == 0, run.err
    assert run.lines[-1] == f"{USER} is connected."
    assert [line.split()[:2] for line in run.lines[:-1]] == [["ok", "Mailbox"], ["ok", "Sending"]]
    assert run.err == ""
    assert house.secrets() == {f"demur/mail:{USER}": PASSWORD}
    assert PASSWORD.encode() not in house.kept()
    _clean(run)


def test_a_wrong_password_is_told(house: Household) -> None:
    """A password that is not taken gives exit code 1, and words on what to do; the right one mends it."""
    run = house.connect(password="wrong-donkey")
    assert run.code == 1
    assert [line.split()[:2] for line in run.lines[:-1]] == [["no", "Mailbox"], ["no", "Sending"]]
    assert "does not let" in run.err and f"demur connect {USER}" in run.err
    assert "wrong-donkey" not in run.out + run.err
    again = house.demur("connect", USER, stdin=f"{PASSWORD}\n".encode())
    assert (again.code, again.lines[-1]) == (0, f"{USER} is connected.")
    _clean(run)


def test_an_unknown_host_is_told(house: Household) -> None:
    """A host that does not exist is named, with the option that names another."""
    run = house.demur(
        "connect", USER, "--imap", "mail.nowhere.invalid", "--smtp", "smtp.nowhere.invalid", stdin=b"x\n"
    )
    assert run.code == 1
    assert "mail.nowhere.invalid" in run.err and "--imap SERVER" in run.err and "--smtp SERVER" in run.err
    _clean(run)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody"], "no mail address"),
        ([USER], "--imap imap.example.org"),
        ([USER, "--imap", "a b"], "names no server"),
        ([USER, "--imap", "imap.example.org:99999"], "names no server"),
        ([USER, "--imap", "localhost"], "No password was given"),
        ([USER, "--imap", "localhost", "--oauth", "id"], "no sign-in by OAuth 2"),
    ],
)
def test_wrong_use_changes_nothing(house: Household, arguments: list[str], said: str) -> None:
    """What can't be meant gives a sentence and exit code 2, and no account is there afterwards."""
    run = house.demur("connect", *arguments)
    assert run.code == 2
    assert said in run.err
    assert house.demur("doctor").code == 1
    _clean(run)


def test_a_change_keeps_what_is_not_said(house: Household) -> None:
    """Another server for sending leaves the mailbox and, with Enter, the password as they were."""
    house.ready()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    run = house.demur("connect", USER, "--smtp", f"none://127.0.0.1:{port}")
    assert run.code == 1
    assert [line.split()[:2] for line in run.lines[:-1]] == [["ok", "Mailbox"], ["no", "Sending"]]
    mended = house.demur("connect", USER, "--smtp", f"none://127.0.0.1:{house.post.port}")
    assert mended.code == 0, mended
    assert house.secrets() == {f"demur/mail:{USER}": PASSWORD}


def test_an_account_is_removed(house: Household) -> None:
    """--remove takes the account and its password away, and a second time there is none."""
    house.ready()
    run = house.demur("connect", USER, "--remove")
    assert (run.code, house.secrets()) == (0, {})
    gone = house.demur("connect", USER, "--remove")
    assert (gone.code, gone.out) == (1, "")
    assert "There is no account" in gone.err
    for command in ("sync", "draft", "letters", "doctor"):
        assert house.demur(command).code == 1, command


def test_an_account_may_only_keep_drafts(house: Household) -> None:
    """Without a server for sending the account is in order, and it is said what it lacks."""
    run = house.demur(
        "connect", USER, "--imap", f"localhost:{house.mail.imaps}", stdin=f"{PASSWORD}\n".encode()
    )
    assert run.code == 0
    assert "only become drafts" in run.out


def test_a_calendar_with_a_password_of_its_own(house: Household, tmp_path: Path) -> None:
    """A calendar elsewhere is asked for its own password, checked, and taken away again with `--caldav -`."""
    folder = tmp_path / "radicale"
    folder.mkdir()
    with radicale(folder) as server:
        with (folder / "users").open("a") as users:
            users.write(f"{USER}:{CALENDAR_PASSWORD}\n")
        holder = Holder(server, USER)
        holder.keep("MKCOL", "", status=201)
        holder.calendar("shown", "Work")
        run = house.connect("--caldav", server.url, password=f"{PASSWORD}\n{CALENDAR_PASSWORD}")
        assert run.code == 0, run
        assert run.lines[2].split() == ["ok", "Calendar", "127.0.0.1", "Work"]
        assert house.secrets()[f"demur/calendar:{USER}"] == CALENDAR_PASSWORD
        server.stop()
        down = house.demur("doctor")
        assert down.code == 1 and "--caldav URL" in down.err
    assert "Calendar" not in house.demur("connect", USER, "--caldav", "-").out


def test_the_doctor_finds_all_well(house: Household) -> None:
    """Where everything works, each connection is one line, and nothing is on standard error."""
    house.ready()
    run = house.demur("doctor")
    assert (run.code, run.err) == (0, "")
    assert run.lines[0] == USER and len(run.lines) == 3


def test_the_doctor_knows_a_server_that_is_down(house: Household) -> None:
    """Where nobody listens, the connection is told, and what to look at."""
    house.ready()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    house.demur("connect", USER, "--imap", f"localhost:{port}")
    run = house.demur("doctor")
    assert run.code == 1
    assert "refused" in run.err and "--imap SERVER" in run.err
    _clean(run)


def test_the_doctor_knows_a_changed_password(house: Household) -> None:
    """A password that the server takes no more is told, with the command that gives the new one."""
    house.ready()
    house.ring.write_text(house.ring.read_text().replace(PASSWORD, "old-password"))
    run = house.demur("doctor")
    assert run.code == 1
    assert f"give the new one with: demur connect {USER}" in run.err
    house.ring.write_text("{}")
    missing = house.demur("doctor")
    assert missing.code == 1 and "has no secret" in missing.err and f"demur connect {USER}" in missing.err


def test_the_doctor_knows_a_bad_certificate(house: Household, tmp_path: Path) -> None:
    """A certificate of a stranger, and one that is out of date, are told as such, and no password goes there."""
    house.ready()
    stranger = authority(tmp_path / "stranger")
    run = house.demur("doctor", SSL_CERT_FILE=str(stranger.ca_file))
    assert run.code == 1 and "certificate" in run.err
    with dovecot(stranger, days=-1) as old:
        house.demur("connect", USER, "--imap", f"localhost:{old.imaps}", SSL_CERT_FILE=str(stranger.ca_file))
        late = house.demur("doctor", SSL_CERT_FILE=str(stranger.ca_file))
        assert late.code == 1 and "expired" in late.err
        assert "method=PLAIN" not in old.log()
    _clean(run)


def test_the_doctor_knows_that_there_is_no_keyring(house: Household) -> None:
    """Without a keyring it is said what to install, once, and no password is kept elsewhere."""
    house.ready()
    run = house.demur("doctor", PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    assert run.code == 1
    assert run.err.count("gnome-keyring") == 1
    refused = house.demur(
        "connect", USER, stdin=b"secret-donkey\n", PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring"
    )
    assert refused.code == 1 and "gnome-keyring" in refused.err
    assert b"secret-donkey" not in house.kept()
