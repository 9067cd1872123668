"""How long the talk takes, as the mail says it."""

from datetime import timedelta

import pytest

from demur.assess.talk_length import talk_length

LENGTHS = [
    ("Could we talk for thirty minutes on Wednesday?", 30),
    ("I'd like 45 minutes on the phone.", 45),
    ("Das Gespräch dauert etwa 90 Minuten.", 90),
    ("Une demi-heure suffira.", 30),
    ("Serán unos 40 minutos.", 40),
    ("We are ten minutes' walk from the station and 20 minutes by tram from the airport.", None),
    ("Please come 15 minutes early.", None),
    ("First 30 minutes with me, then 60 minutes with the team.", None),
    ("See you on Wednesday.", None),
]


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_a_mail_states_one_length_or_none(text: str, minutes: int | None) -> None:
    """The minutes of the way there are not the talk's."""
    assert talk_length(text) == (timedelta(minutes=minutes) if minutes else None)
