"""Everything that can go wrong, one class a cause; each writes its own sentence.

DemurError
+-- WrongUse              the person asked for something that can't be done (exit code 2)
|   +-- SourceMissing, SourceUnusable, ProfileMissing, ProfileUnreadable, ProfileInvalid,
|       ProfileExists, CalendarUnreadable, BadTime, BadAddress, NothingToDecline,
|       ContactsUnreadable, ContactUnknown, NotToBeNamed, BadOption, TemplateFaulty,
|       NoLanguageModel, ExtraMissing, KeyUnusable
+-- CannotWrite           the output can't be written (exit code 1)
+-- LooksLikeAScam        a scam gets no answer (exit code 1)
+-- LetterHeldBack        the letter would be wrong (exit code 1)
+-- PolishFailed          a language model gave no usable answer (the template's letter stands)
    +-- ModelUnreachable, ModelLate, ModelRefused, AnswerTooLarge, AnswerUnusable
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


class NoLanguageModel(WrongUse):
    """A letter should be polished, and nobody said by what."""

    def __init__(self) -> None:
        super().__init__(
            "No language model is set. Name its endpoint and model in the table [llm] of your profile, as in "
            'endpoint = "http://localhost:11434/v1"; docs/reference/letters.md says more.'
        )


class ExtraMissing(WrongUse):
    """A library is needed that only an optional extra installs."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"This needs more than Demur alone. Install it with: pip install 'demur[{extra}]'")


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
