"""The place of work against the person's places, and whether the work can be done from home."""

import re
from collections.abc import Iterator

from demur.assess.manner import manner_of, place_alone
from demur.assess.places import Closeness, closeness, regions_named
from demur.assess.titles import offered_areas
from demur.assess.weighing import Scales
from demur.assess.words import cut, fold
from demur.domain.invitation import Invitation
from demur.domain.person import Search
from demur.domain.verdict import Reason

_HANDS_ON = frozenset(
    {
        "nursing", "medicine", "healthcare", "pharmacy", "hospitality", "retail", "skilled trades", "construction",
        "manufacturing", "logistics", "transport and driving", "cleaning", "public safety", "agriculture",
        "automotive repair", "aviation", "beauty and fitness", "teaching",
    }
)  # fmt: skip
"""Work that is done where the patients, guests, goods or pupils are."""

_NO_PLACE = frozenset({"remote", "anywhere", "home", "homeoffice", "home office", "worldwide"})
_ORDER: tuple[Closeness, ...] = ("fits", "unknown", "near", "elsewhere")
_REMOTE_FROM = re.compile(
    r"\b(?:remot\w*|anywhere|überall|n'importe où|qualquer \w+|cualquier \w+|ovunque|overal)\W{0,3}(?:\w+ )?(?:only )?(?:within|in|across|from|aus|innerhalb|"
    r"depuis|dans|en|em|desde|vanuit)\b([^.;\n]{2,40})",
    re.IGNORECASE,
)


def judge_place(invitation: Invitation, search: Search, scales: Scales) -> Iterator[Reason]:
    """Holds the place and the manner of work against the wishes; at most one reason."""
    location = invitation.facts.location
    text = invitation.mail.new_text
    position = invitation.facts.position
    # The quote tells more than the town: "Leeds (hybrid)", "Steyr, Austria".
    said = manner_of(location.quote if location else None, text, position.value if position else "")
    manner = said[0] if said else None
    quote = location.quote if location else (said[1] if said else None)
    if manner == "remote" and (zone := _other_zone(location.quote if location else "", text, search)):
        because = f"It is remote within {cut(zone, 30)}, not from {cut(' or '.join(search.locations), 30)}."
        yield scales.reason("elsewhere", because, quote)
        return
    if search.remote == "remote":
        yield from _for_remote(manner, quote, location.value if location else None, scales)
        return
    if manner == "remote":
        if search.remote == "onsite":
            because = "It is remote, and you want to work on site; ask whether there is an office."
            yield scales.reason("remote_for_on_site", because, quote)
        return
    wishes = [wish for wish in search.locations if fold(wish) not in _NO_PLACE]
    if location is None or not wishes:
        return
    place = place_alone(location.value)
    lies = min((closeness(wish, location.quote) for wish in wishes), key=_ORDER.index)
    if lies == "fits":
        yield scales.reason("place_fits", f"{cut(place)} is where you want to work.", location.quote)
    elif lies == "elsewhere" and manner == "onsite":
        because = f"It is on site in {cut(place)}, not in {cut(' or '.join(search.locations), 35)}."
        yield scales.reason("on_site_elsewhere", because, said[1] if said else location.quote)
    elif lies != "unknown":
        hands_on = any(area in _HANDS_ON for area, _ in offered_areas(invitation.facts))
        hope = "they may have something nearer" if hands_on else "it may be remote"
        because = f"It is in {cut(place, 35)}, not in {cut(' or '.join(search.locations), 30)}; {hope}."
        yield scales.reason("elsewhere", because, location.quote)


def _other_zone(location: str, text: str, search: Search) -> str | None:
    """The country or region from where the remote work must be done, if none of the person's places is in it."""
    found = _REMOTE_FROM.search(text[:8000])
    wishes = [wish for wish in search.locations if fold(wish) not in _NO_PLACE]
    for zone in (location, found.group(1).strip() if found else ""):
        if wishes and zone and regions_named(zone):
            elsewhere = all(closeness(wish, zone) == "elsewhere" for wish in wishes)
            return place_alone(zone) if elsewhere else None
    return None


def _for_remote(
    manner: str | None, quote: str | None, location: str | None, scales: Scales
) -> Iterator[Reason]:
    if manner == "remote":
        yield scales.reason("remote_as_wished", "It can be done remotely, as you want.", quote)
    elif manner == "onsite":
        because = "It is on site only, and you want to work remotely."
        yield scales.reason("on_site_for_remote", because, quote)
    elif manner == "hybrid":
        because = "It is hybrid, and you want to work remotely; it may be negotiable."
        yield scales.reason("hybrid_for_remote", because, quote)
    elif location:
        because = f"It is in {cut(location)}, and nothing says whether it can be remote."
        yield scales.reason("place_for_remote", because, quote)
