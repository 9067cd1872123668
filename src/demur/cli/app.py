"""The `demur` command: its subcommands, and what becomes of errors."""

import os
import sys
import traceback
from importlib.metadata import version
from typing import Annotated

import typer
from typer.exceptions import TyperException

from demur.cli.connect import connect, doctor
from demur.cli.contacts import contacts
from demur.cli.decide import decide, tune
from demur.cli.decline import decline
from demur.cli.explain import explain
from demur.cli.init import init
from demur.cli.keep import export, forget
from demur.cli.ledger import ledger
from demur.cli.mailbox import draft, letters, sync
from demur.cli.mcp import mcp
from demur.cli.output import ReaderGone, complain
from demur.cli.profile import profile
from demur.cli.reopen import reopen
from demur.cli.review import review
from demur.cli.schema import schema
from demur.cli.send import approve, send, settle, undo
from demur.cli.templates import app as templates
from demur.cli.today import today
from demur.cli.triage import triage
from demur.cli.vet import vet
from demur.domain.errors import DemurError, WrongUse

DONE, PARTLY, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="demur",
    help="Reads the mailbox, finds the interview invitations, tells which are worth taking and why, and has a "
    "gracious decline waiting for the rest. Nothing is sent that you did not approve.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(triage)
app.command()(explain)
app.command()(decline)
app.command()(decide)
app.command()(tune)
app.command()(vet)
app.add_typer(templates, name="templates")
app.add_typer(contacts, name="contacts")
app.command()(connect)
app.command()(doctor)
app.command()(sync)
app.command()(draft)
app.command()(letters)
app.command()(today)
app.add_typer(ledger, name="ledger")
app.command()(reopen)
app.command()(approve)
app.command()(undo)
app.command()(send)
app.command()(settle)
app.command()(review)
app.command()(mcp)
app.command()(export)
app.command()(forget)
app.command()(init)
app.command()(profile)
app.command()(schema)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"demur {version('demur')}")
        raise typer.Exit


@app.callback()
def _all(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line and exit.

    Exit codes: 0 done; 1 done, but something could not be read or written; 2 wrong use; 130 interrupted.
    """
    sys.exit(_run())


def _run() -> int:
    try:
        # What a command returns is its exit code.
        result = app(standalone_mode=False)
        sys.stdout.flush()
        return int(result or DONE)
    except typer.Exit as done:
        return int(done.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        complain("Interrupted; what was printed is complete.")
        return INTERRUPTED
    except TyperException as error:
        show = getattr(error, "show", None)
        if show is None:
            complain(str(error))
        else:
            show()
        return WRONG_USE
    except WrongUse as error:
        complain(str(error))
        return WRONG_USE
    except DemurError as error:
        complain(str(error))
        return PARTLY
    except ReaderGone:
        # Whoever reads has what it wanted (`| head`); the rest must not be flushed into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except Exception:  # noqa: BLE001 - the outermost frame: a sentence must follow the traceback
        traceback.print_exc()
        complain("This is a fault of Demur itself, not of your mail. Please report the lines above.")
        return PARTLY
