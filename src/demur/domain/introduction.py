"""A friend who brings two people together by mail."""

from dataclasses import dataclass

from demur.domain.mail import Address


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who introduced whom.

    Attributes:
        friend: wrote the message, is thanked, and stays in the thread.
        other: was introduced to the person, and gets the answer.
    """

    friend: Address
    other: Address
