"""Under which key somebody is kept, and what is known of them."""

from tests.rooms.ledger.people import kin, mailed, noted, person

from demur.domain.dealings import Sighting
from demur.ledger.identity import Keys, keys_of, traits_of


def test_the_key_is_the_surest_that_there_is() -> None:
    """An address of their own, else a profile, else a number with the name, else the name with the firm."""
    whole = person("Dana Reyes", "dana@kestrel.example", "kestrel", phone="+49301", page="linkedin.com/in/dana", firm="Kestrel GmbH")  # fmt: skip
    assert keys_of(whole) == Keys("mail:dana@kestrel.example", "firm:kestrel", "firm:kestrel")
    assert (
        keys_of(person("Dana Reyes", phone="+49301", page="linkedin.com/in/dana")).person
        == "page:linkedin.com/in/dana"
    )
    assert keys_of(person("REYES, Dana", phone="+49301")).person == "phone:+49301 dana reyes"
    assert keys_of(person("Dr. Dana Reyes", firm="Kestrel GmbH")).person == "name:dana reyes | kestrel"
    assert keys_of(person("Dana Reyes", company="The Kestrel Company")).person == "name:dana reyes | kestrel"


def test_nobody_has_no_key() -> None:
    """A number alone, a title alone and a name without a word show nobody."""
    for who in (Sighting(), person("", phone="+49301"), person("?!", firm="—"), person("(she/her)")):
        assert keys_of(who) == Keys(None, None, None)


def test_one_number_of_two_is_not_one() -> None:
    """Who share a switchboard, or a name at two firms, are kept apart."""
    assert keys_of(person("Anna Berg", phone="+49301")) != keys_of(person("Peter Berg", phone="+49301"))
    assert keys_of(person("Anna Berg", firm="Acme")) != keys_of(person("Anna Berg", firm="Plover"))


def test_traits_are_gathered() -> None:
    """Of all dealings, the newest name last, each once; a number counts by its end, with the country's code or without."""
    mail = "dana@kestrel.example"
    dealings = kin([
        mailed(1, person("D. Reyes", mail, "kestrel", phone="+49301234567", firm="Kestrel GmbH")),
        mailed(2, person("Dana Reyes", mail, "kestrel-jobs", phone="0301234567", page="x/dana")),
        noted(3, person("", mail, firm="Kestrel"), None),
        mailed(4, person("D. Reyes", mail, agency=True, firm="Plover", company="Client")),
    ]).dealings  # fmt: skip
    found = traits_of(dealings)
    assert dealings[0].person and dealings[0].employer and dealings[3].company and dealings[3].employer
    dana = found[dealings[0].person]
    assert dana.names == ["Dana Reyes", "D. Reyes"]
    assert (dana.mails, dana.phones, dana.pages) == ({mail}, {"301234567"}, {"x/dana"})
    assert (dana.houses, dana.employers, dana.seen) == (
        {"kestrel", "kestrel-jobs"},
        {"kestrel", "plover"},
        [1, 2, 4],
    )
    firm = found[dealings[0].employer]
    assert (firm.names, firm.houses, firm.seen) == (["Kestrel GmbH", "Kestrel"], {"kestrel"}, [1])
    client = found[dealings[3].company]
    assert (client.names, client.houses) == (["Client"], set())  # the agency's house is not the client's
    assert found[dealings[3].employer].names == ["Plover"]


def test_traits_of_those_that_are_one() -> None:
    """Whatever the order of their ids, the name that was written last is the last."""
    dealings = kin([
        mailed(1, person("Anna Berg", "a@x.example")),
        mailed(2, person("Anna Klein", "a@y.example")),
        mailed(3, person("Anna Berg-Klein", "a@x.example")),
    ]).dealings  # fmt: skip
    joined = traits_of(dealings, lambda _: 1)
    assert joined[1].names == ["Anna Berg", "Anna Klein", "Anna Berg-Klein"]
    assert joined[1].mails == {"a@x.example", "a@y.example"}
