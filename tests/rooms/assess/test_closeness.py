"""How an offered place lies to a wished one."""

import pytest

from demur.assess.gazetteer import key, kilometres, towns_called
from demur.assess.places import Closeness, closeness

FITS = [
    ("Wien", "Schwechat"),
    ("München", "Monaco di Baviera"),
    ("Genève", "Genf"),
    ("La Haya", "'s-Gravenhage"),
    ("'s-Hertogenbosch", "Den Bosch"),
    ("Bay Area", "Palo Alto"),
    ("Rhein-Main", "Darmstadt"),
    ("Île-de-France", "Boulogne-Billancourt"),
    ("Randstad", "Utrecht"),
    ("Grande Porto", "Matosinhos"),
    ("CDMX", "Naucalpan"),
    ("Großraum Stuttgart", "Böblingen"),
    ("Texas", "Austin, TX"),
    ("Lombardia", "Bergamo"),
    ("Scotland", "Edinburgh"),
    ("EU", "Warsaw"),
    ("Latinoamérica", "Lima"),
    ("Paris", "La Défense"),
    ("Chicago", "Naperville, IL"),
    ("Boston", "Cambridge, MA"),
    ("Hinterwald", "Hinterwald bei Celle"),
]
ELSEWHERE = [
    ("Lisboa", "Porto"),
    ("München", "Hamburger Straße 12, 10115 Berlin"),
    ("New York", "York"),
    ("York", "New York"),
    ("London", "London, Ontario"),
    ("Boston", "Cambridge, UK"),
    ("Dublin", "Cork"),
    ("EU", "Zürich"),
    ("Bayern", "Hannover"),
    ("Lyon", "rue de Lyon, Marseille"),
    ("Ruhrgebiet", "Hannover"),
    ("Melbourne", "Sydney NSW"),
]
NOT_PLAIN: list[tuple[str, str, Closeness]] = [
    ("Basel", "Lörrach", "near"),
    ("Leeds", "Sheffield", "near"),
    ("Hamburg", "Schleswig-Holstein", "near"),
    ("München", "Bavaria, Germany", "unknown"),
    ("Hamburg", "Zum Alten Speicher 3, Hinterwald", "unknown"),
    ("Hinterwald", "Berlin", "unknown"),
    ("Wien", "im Home Office", "unknown"),
    ("Berlin", "Santa Fe Baja", "near"),
    ("Wien", "San Brandino al Monte", "near"),
]


@pytest.mark.parametrize(("wish", "offer"), FITS)
def test_a_place_in_the_wished_one_fits(wish: str, offer: str) -> None:
    """The same place by another name, in the wished region, or as near as its suburbs."""
    assert closeness(wish, offer) == "fits"


@pytest.mark.parametrize(("wish", "offer"), ELSEWHERE)
def test_another_place_is_elsewhere(wish: str, offer: str) -> None:
    """What is too far for each day, and streets and longer names hide no town."""
    assert closeness(wish, offer) == "elsewhere"


@pytest.mark.parametrize(("wish", "offer", "lies"), NOT_PLAIN)
def test_what_is_not_plain_is_not_elsewhere(wish: str, offer: str, lies: Closeness) -> None:
    """Near, across a border, or known to no table: it never declines."""
    assert closeness(wish, offer) == lies


def test_a_town_lies_where_it_lies() -> None:
    """The table knows the towns of a name, and the distances are those of the map."""
    (vienna,), (linz,) = (
        [town for town in towns_called(key(name)) if town.region.startswith("AT")]
        for name in ("Wien", "Linz")
    )
    assert 150 < kilometres(vienna, linz) < 160
    assert len(towns_called(key("Springfield"))) > 3
    assert not towns_called(key("Hinterwald"))
