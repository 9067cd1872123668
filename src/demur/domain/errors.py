"""Everything that can go wrong, one class a cause; each writes its own sentence.

DemurError
+-- WrongUse              the person asked for something that can't be done (exit code 2)
|   +-- SourceMissing, SourceUnusable, ProfileMissing, ProfileUnreadable, ProfileInvalid,
|       ProfileExists, CalendarUnreadable, BadTime, BadAddress, NothingToDecline,
|       ContactsUnreadable, ContactUnknown, NotToBeNamed, BadOption, TemplateFaulty,
|       NoLanguageModel, KeyUnusable
+-- CannotWrite           the output can't be written (exit code 1)
+-- LooksLikeAScam        a scam gets no answer (exit code 1)
+-- LetterHeldBack        the letter would be wrong (exit code 1)
+-- MailboxUnreachable, MailboxRefused, SignInRefused, MailRefused, MailDeferred, MailUnsure,
|   CalendarUnreachable, CalendarRefused       a server of the person's can't be used (exit code 1)
+-- StoreUnusable, AccountUnknown, AccountIncomplete, AlreadyAnswered, MessageIdSpent, LetterUnknown, ChangedMeanwhile, Forgotten, CarrierBusy      nothing is sent (exit code 1)
+-- NoKeyring, SecretMissing, OAuthRefused, OAuthUnreachable   one can't sign in (exit code 1)
+-- PolishFailed          a language model gave no usable answer (the template's letter stands)
    +-- ModelUnreachable, ModelLate, ModelRefused, AnswerTooLarge, AnswerUnusable
"""

from demur.domain.account import Credentials


class DemurError(Exception):
    """Base of all errors that Demur raises on purpose. Never raised itself."""


class WrongUse(DemurError):
    """The person can mend it. Never raised itself."""


class SourceMissing(WrongUse):
    """There is nothing at that path."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no file or folder {path}. Check the path.")


class SourceUnusable(WrongUse):
    """The path can't be read as mail."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"{path} can't be read: {cause}")


class ProfileMissing(WrongUse):
    """A profile was named that does not exist."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no profile {path}. Make one with: demur init --profile {path}")


class ProfileUnreadable(WrongUse):
    """The profile is no UTF-8 or no TOML."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"The profile {path} can't be read: {cause}")


class ProfileInvalid(WrongUse):
    """The profile has a key or a value that is not understood."""

    def __init__(self, path: str, causes: list[str]) -> None:
        listed = "".join(f"\n  - {cause}" for cause in causes)
        super().__init__(f"The profile {path} has something that Demur does not understand:{listed}")


class ProfileExists(WrongUse):
    """A profile is there already and must not be lost."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} exists already; nothing was changed. To replace it, add --force.")


class CalendarUnreadable(WrongUse):
    """A calendar file is missing or can't be parsed."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"The calendar {path} can't be read: {cause}")


class ContactsUnreadable(WrongUse):
    """A file of contacts is missing or can't be read."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"The contacts {path} can't be read: {cause}")


class ContactUnknown(WrongUse):
    """There is no such contact, or not one alone."""


class NotToBeNamed(WrongUse):
    """A contact can't be named, or asked whether they may be, with what is known."""


class BadTime(WrongUse):
    """A time that is no RFC 3339."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is no time that Demur understands. Write it with its offset, "
            "as in 2026-11-24T09:00:00+01:00 or 2026-11-24T08:00:00Z."
        )


class BadAddress(WrongUse):
    """A mail address that can't be used."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no mail address. Write it as Name <name@example.org>.")


class NotOneMessage(WrongUse):
    """A source that should hold one message holds none, several, or one that can't be read."""


class NothingToDecline(WrongUse):
    """There is no invitation, or not one alone."""


class BadOption(WrongUse):
    """A value that a command does not know."""


class TemplateFaulty(WrongUse):
    """A file of the person's own templates can't be used."""

    def __init__(self, where: str, line: int, cause: str) -> None:
        super().__init__(f"The template {where} has a fault in line {line}: {cause}")


class NoLanguageModel(WrongUse):
    """A letter should be polished, and nobody said by what."""

    def __init__(self) -> None:
        super().__init__(
            "No language model is set. Name its endpoint and model in the table [llm] of your profile, as in "
            'endpoint = "http://localhost:11434/v1"; docs/reference/letters.md says more.'
        )


class KeyUnusable(WrongUse):
    """A key that can't be sent; it is not shown."""

    def __init__(self, variable: str) -> None:
        super().__init__(f"The key in {variable} has spaces or characters that no key has. Set it anew.")


class CannotWrite(DemurError):
    """The output can't be written; nothing of what was there is lost."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"{path} can't be written: {cause}")


class LooksLikeAScam(DemurError):
    """No letter is written, since any answer confirms the address."""

    def __init__(self, because: str) -> None:
        super().__init__(
            f"This looks like a scam, so there is no letter: any answer confirms your address. {because}".rstrip()
        )


class LetterHeldBack(DemurError):
    """The letter has a fault with which it must not leave."""

    def __init__(self, causes: list[str]) -> None:
        super().__init__("The letter is held back:" + "".join(f"\n  - {cause}" for cause in causes))


class PolishFailed(DemurError):
    """A language model gave no usable answer. Never raised itself."""


class ModelUnreachable(PolishFailed):
    """Nobody answers there, or the line broke."""

    def __init__(self) -> None:
        super().__init__(
            "The language model can't be reached. Check that it runs, and the endpoint in [llm]."
        )


class ModelLate(PolishFailed):
    """The answer was not there in time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"The language model did not answer within {seconds:g} seconds. To wait longer, raise timeout_seconds in [llm]."
        )


class ModelRefused(PolishFailed):
    """The answer was an HTTP status other than success (RFC 9110 §15)."""

    def __init__(self, status: int) -> None:
        if status in (401, 403):
            cause = "The language model does not accept the key. Check DEMUR_LLM_KEY."
        elif status == 404:
            cause = "The language model is not there. Check endpoint (up to /v1) and model in [llm]."
        elif 300 <= status < 400:
            cause = "The language model's endpoint sends elsewhere, which is not followed. Check endpoint in [llm]."
        else:
            cause = f"The language model's endpoint reports a failure (HTTP status {status})."
        super().__init__(cause)


class AnswerTooLarge(PolishFailed):
    """More came than any letter needs."""

    def __init__(self, most: int) -> None:
        super().__init__(f"The language model's answer is larger than {most >> 10} KiB, which is no letter.")


class AnswerUnusable(PolishFailed):
    """The answer is not what the interface promises, or has no text."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"The language model's answer can't be used: {cause}")


class MailboxUnreachable(DemurError):
    """There is no connection to the server of the mailbox, or none any more."""

    def __init__(self, host: str, cause: str) -> None:
        super().__init__(f"There is no connection to the mailbox at {host}. {cause}")


class MailboxRefused(DemurError):
    """The server of the mailbox would not do what was asked."""

    def __init__(self, asked: str, said: str) -> None:
        super().__init__(f"The mailbox did not {asked}. It said: {said}")


class SignInRefused(DemurError):
    """The credentials are not taken."""

    def __init__(self, host: str, credentials: Credentials, said: str) -> None:
        super().__init__(
            f"{host} does not let {credentials.user} in. It said: {said} Check the password (many providers want an app "
            f"password made for this), and give the new one with: demur connect {credentials.address or credentials.user}"
        )


class MailRefused(DemurError):
    """The server will never take this message; nothing was sent."""

    def __init__(self, said: str) -> None:
        super().__init__(f"The letter was refused, and nothing was sent. {said}")
        self.said = said


class MailDeferred(DemurError):
    """The server does not take the message now; nothing was sent."""

    def __init__(self, said: str) -> None:
        super().__init__(f"The letter could not be sent now, and nothing was sent. {said}")
        self.said = said


class MailUnsure(DemurError):
    """The connection was lost when the message was on its way."""

    def __init__(self, said: str) -> None:
        super().__init__(f"It can't be told whether the letter was sent: {said}")
        self.said = said


class CalendarUnreachable(DemurError):
    """There is no connection to the server of the calendar, or none any more."""

    def __init__(self, url: str, cause: str) -> None:
        super().__init__(f"There is no connection to the calendar {url}: {cause}")


class CalendarRefused(DemurError):
    """The server of the calendar would not do what was asked."""

    def __init__(self, asked: str, said: str) -> None:
        super().__init__(f"The calendar did not {asked}. It said: {said}")


class StoreUnusable(DemurError):
    """What Demur keeps can't be read or written."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(f"What Demur keeps in {place} can't be used: {cause}")


class AlreadyAnswered(DemurError):
    """An invitation has its answer."""

    def __init__(self) -> None:
        super().__init__(
            "This invitation is answered already, or its answer is about to leave; nothing more is sent."
        )


class NoKeyring(DemurError):
    """The keyring of the computer, the only place where secrets are kept, can't be used."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"Passwords are kept in the keyring of your computer alone, but {cause}")


class SecretMissing(DemurError):
    """What one signs in with was never given, or was taken away."""

    def __init__(self, address: str, purpose: str) -> None:
        super().__init__(
            f"The keyring of your computer has no secret for {address} ({purpose}). "
            f"Give it with: demur connect {address}"
        )


class OAuthRefused(DemurError):
    """The provider gives no access, or no more (RFC 6749 §4.1.2.1, §5.2).

    Attributes:
        code: the provider's own word for the cause, "" where it gave none.
    """

    def __init__(self, host: str, address: str, cause: str, code: str = "") -> None:
        super().__init__(
            f"{host} gives no access to {address}: {cause} Sign in again with: demur connect {address}"
        )
        self.code = code


class OAuthUnreachable(DemurError):
    """There is no usable answer from where one signs in."""

    def __init__(self, host: str, cause: str) -> None:
        super().__init__(f"Signing in at {host} is not possible now: {cause}")


class LetterUnknown(DemurError):
    """There is no such invitation, or it has no letter."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"There is no letter for an invitation {number}. demur letters lists those that there are."
        )


class ChangedMeanwhile(DemurError):
    """A letter was changed elsewhere since the person saw it; nothing was approved."""

    def __init__(self) -> None:
        super().__init__(
            "The letter was changed elsewhere since you saw it (in your mail program?). Nothing was approved: look at it again."
        )


class Forgotten(DemurError):
    """What a delivery was about is erased."""

    def __init__(self) -> None:
        super().__init__("The invitation or its letter was forgotten meanwhile.")


class CarrierBusy(DemurError):
    """Another process sends."""

    def __init__(self) -> None:
        super().__init__("Another Demur is sending at the moment; what you approved is sent by it.")


class AccountUnknown(DemurError):
    """There is no such account, or it is not said which of several."""

    def __init__(self, address: str | None, known: list[str]) -> None:
        listed = ", ".join(known)
        if not known:
            said = "There is no account yet. Add yours with: demur connect ADDRESS"
        elif address is None:
            said = f"There are several accounts; say which with --account: {listed}."
        else:
            said = f"There is no account {address}. There are: {listed}."
        super().__init__(said)


class AccountIncomplete(DemurError):
    """An account lacks a server that is needed."""

    def __init__(self, address: str, server: str) -> None:
        super().__init__(
            f"The account {address} has no server for this. Name it with: demur connect {address} --{server} ..."
        )


class MessageIdSpent(DemurError):
    """A letter's Message-ID was used already."""

    def __init__(self) -> None:
        super().__init__(
            "The Message-ID of this letter was used already. Approve the letter again, and it gets a new one."
        )
