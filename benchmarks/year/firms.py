"""The firms, under all the names and domains that they go by."""

from dataclasses import dataclass
from functools import cache

from benchmarks.year.pieces import sections
from benchmarks.year.truth import Apart, Firm

PLACES = {
    "DE": ("Berlin", "Hamburg", "München", "Köln", "Leipzig", "Stuttgart", "Potsdam", "Bremen"),
    "AT": ("Wien", "Graz"), "CH": ("Zürich", "Basel"), "GB": ("London", "Manchester", "Leeds", "Bristol"),
    "IE": ("Dublin", "Cork"), "US": ("Boston", "Austin", "Denver", "New York"), "FR": ("Paris", "Lyon", "Nantes"),
    "ES": ("Madrid", "Barcelona", "Valencia"), "NL": ("Amsterdam", "Utrecht", "Rotterdam"), "BE": ("Gent",),
    "IT": ("Milano", "Torino", "Bologna"), "PT": ("Lisboa", "Porto"), "BR": ("São Paulo",), "PL": ("Warszawa",),
    "SE": ("Göteborg",), "NO": ("Bergen",), "DK": ("Aarhus",), "JP": ("Tokyo",), "IN": ("Bengaluru", "Pune"),
    "TR": ("İstanbul",), "GR": ("Athens",),
}  # fmt: skip
"""Towns by country."""


@dataclass(frozen=True, slots=True)
class House:
    """A firm with what is needed to write in its name.

    Attributes:
        old: spellings before it took another name, or all of them.
        new: spellings since then; none where it never did.
    """

    firm: Firm
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def id(self) -> str:
        """Of the firm."""
        return self.firm.id

    def domain(self, renamed: bool) -> str:
        """The one that is in use."""
        return self.firm.domains[-1 if renamed else 0]

    def names(self, renamed: bool) -> tuple[str, ...]:
        """The spellings that are in use, the plain one first."""
        return self.new if renamed and self.new else self.old


def _spellings(short: str, legal: str, more: tuple[str, ...]) -> tuple[str, ...]:
    found = [short]
    if legal:
        found += [f"{short} {legal}", f"{short.upper()} {legal}"]
    if " " in short:
        found.append(short.upper())
    if " & " in short:
        found.append(short.replace(" & ", " and "))
    return tuple(dict.fromkeys([*found, *more]))


@cache
def houses() -> tuple[House, ...]:
    """All firms, the agencies last."""
    found: list[House] = []
    for kind in ("company", "agency"):
        for line in sections("firms.txt")[kind]:
            short, legal, country, domains, more, becomes = line.split("|")
            old = _spellings(short, legal, tuple(filter(None, more.split(";"))))
            new = _spellings(becomes, legal, ()) if becomes else ()
            firm = Firm(
                f"f{len(found) + 1:03}", becomes or short, old + new, tuple(domains.split(",")), country,
                kind == "agency",
            )  # fmt: skip
            found.append(House(firm, old, new))
    return tuple(found)


def alike() -> list[Apart]:
    """Firms whose names are similar."""
    ids = {house.old[0]: house.id for house in houses()}
    pairs = [line.split("|") for line in sections("firms.txt")["apart"]]
    return [Apart("firm", ids[one], ids[other], "Their names are only similar.") for one, other in pairs]
