"""Everything that can go wrong, one class a cause; each writes its own sentence.

DemurError
+-- WrongUse              the person asked for something that can't be done (exit code 2)
|   +-- SourceMissing, SourceUnusable, ProfileMissing, ProfileUnreadable, ProfileInvalid,
|       ProfileExists, CalendarUnreadable, BadTime, BadAddress, NothingToDecline,
|       ContactsUnreadable, ContactUnknown, NotToBeNamed, BadOption, TemplateFaulty
+-- CannotWrite           the output can't be written (exit code 1)
+-- LooksLikeAScam        a scam gets no answer (exit code 1)
+-- LetterHeldBack        the letter would be wrong (exit code 1)
"""


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
