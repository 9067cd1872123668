"""Pay: currency, range and period as stated; fees, funding and bonuses are none."""

import itertools
import re
from decimal import Decimal, InvalidOperation
from typing import Literal, cast

from demur.domain.facts import Fact, Pay
from demur.extract.lexicon import rows
from demur.extract.reading import Passage, Reading

_MOST_FIGURES = 200
Period = Literal["hour", "day", "week", "month", "year"]

_CODES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "pounds": "GBP", "₹": "INR", "rs": "INR",
    "rs.": "INR", "inr": "INR", "us$": "USD", "usd": "USD", "$": "$", "dollars": "$", "ca$": "CAD", "c$": "CAD", "cad": "CAD",
    "cad$": "CAD", "au$": "AUD", "a$": "AUD", "aud": "AUD", "nz$": "NZD", "nzd": "NZD", "s$": "SGD", "sgd": "SGD",
    "hk$": "HKD", "hkd": "HKD", "chf": "CHF", "sfr": "CHF", "fr.": "CHF", "r$": "BRL", "brl": "BRL", "reais": "BRL", "mx$": "MXN",
    "mxn": "MXN", "zł": "PLN", "pln": "PLN", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "kr": "kr", "¥": "JPY", "jpy": "JPY",
    "cop": "COP", "clp": "CLP", "ars": "ARS", "pen": "PEN", "czk": "CZK", "huf": "HUF", "ron": "RON", "aed": "AED", "sar": "SAR",
    "zar": "ZAR", "ils": "ILS", "₪": "ILS", "krw": "KRW", "₩": "KRW", "cny": "CNY", "rmb": "CNY", "usd$": "USD", "aud$": "AUD",
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(_CODES, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:[.,'’\u202f\xa0 ]\d{3}){1,3}(?:[.,]\d{2})?(?!\d)|\d{1,7}(?:[.,]\d{1,2})?(?!\d)"
_THOUSAND = r"(?:[ \xa0]?(?:k|K|mil|tsd\.?|Tsd\.?|T(?=€)|lakhs?|lacs?|L)(?![A-Za-zÀ-ÿ]))?"
_SPACE = r"[ \t\xa0\u202f]?"
_MONEY = re.compile(
    rf"(?<![\w.,/-])(?P<open>(?:(?:from|starting at|at least|min\.?|minimum|up to|max\.?|bis zu|ab|mindestens|bis|à partir de"
    rf"|jusqu['’]à|desde|hasta|a partir de|até|fino a|da|vanaf|tot)[ \xa0]))?"
    rf"(?:(?P<c1>{_SIGN}){_SPACE})?(?P<n1>{_NUMBER})(?P<k1>{_THOUSAND})(?:,-|/-|,--)?(?:{_SPACE}(?P<c2>{_SIGN})(?!\w))?(?P<plus>\+)?"
    rf"(?:{_SPACE}(?:-|–|—|to|and|bis|und|à|a|y|e|et|tot|en|até|hasta|e os|y los|et les|und die){_SPACE}(?:(?P<c3>{_SIGN}){_SPACE})?"
    rf"(?P<n2>{_NUMBER})(?P<k2>{_THOUSAND})(?:,-|/-|,--)?(?:{_SPACE}(?P<c4>{_SIGN})(?!\w))?)?"
    rf"(?P<lpa>{_SPACE}LPA\b)?",
    re.IGNORECASE,
)
_QUICK = re.compile(rf"(?:[$€£₹¥₪₩]|zł|LPA|R\$|(?<![^\W\d_])(?:{'|'.join(sorted(c for c in _CODES if c.isalpha()))}))"
                    r"(?![^\W\d_])", re.IGNORECASE)  # fmt: skip
_PERIODS: tuple[tuple[Period, str], ...] = tuple(
    (cast(Period, name), words.strip()) for name, words in rows("periods.tsv")
)
_AFTER = re.compile(
    r"[ \t\xa0]{0,2}\+?(?:k|K)?[ \t\xa0]?(?:\(?(?:gross|base|basic|brutto|bruto|brut|bruts|lordi|lordo|netto|netti|nets?|ote|salary|to start|starting|base salary|"
    r"fixe|fijos?|package|all[- ]in|plus|€|eur|usd|zzgl|before tax)(?![a-zà-ÿ])\)?[ \t\xa0,]{0,2}){0,3}"
    r"(?:(?:/|(?:per|pro|an|a|each|im|in der|die|der|das|par|por|al|a la|alla|al|all|en|el|la|o)\b|p/|all['’]|à l['’]|de l['’]|d['’]|p\.|l['’])[ \t\xa0]?){0,2}"
    r"(?P<p>[^\W\d_]{1,20}(?:\.[a-z]\.?)?)",
    re.IGNORECASE,
)
_TIMES_A_YEAR = re.compile(
    r"[ \xa0]?(?:brutto|bruto|brut|lordi|netto|netti)?[ \xa0]?[x×][ \xa0]?1[2-6](?!\d)", re.IGNORECASE
)
_BAD_BEFORE = re.compile(
    r"\b(?:rais\w{2,5}|fund\w{0,4}|series [a-f]|valu\w{2,6}|revenue|arr|turnover|umsatz\w*|budget of|bonus\w*|sign-?on|signing|referral|"
    r"gift|voucher|gutschein|fee|fees|cost|costs|kosten|price|discount|rabatt|invest\w*|grant|prize|worth|portfolio|sales of|"
    r"chiffre d['’]affaires|levée|levé|facturación|faturamento|fatturato|omzet|savings?|assets|deals?|quota|equity|stock|rsus?|"
    r"relocation|allowance|prime|deposit|kaution|backed)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
_BAD_AFTER = re.compile(
    r"[ \t\xa0]?(?:(?:m|mm|mn|bn|b|mio\.?|mrd\.?|million\w*|billion\w*|millones|milhões|milioni|miljoen|md€|m€)(?!\w)"
    r"|[ \t]?(?:voucher|gift|bonus|fee|discount|sign-on|off\b|in (?:funding|revenue|sales|arr)|referral|ticket|fund\w*|relocation|"
    r"deposit|budget|series))",
    re.IGNORECASE,
)
_PAY_WORD = re.compile(
    r"\b(?:salary|salaries|pay|pays|paid|rate|compensation|comp|wage|base|ote|package|ctc|remuneration|earn|earning|stipend|budget|starting|starts at|paying|wages|up to|around|gross weekly|"
    r"gehalt\w*|\w*gehalt|dotiert|einstieg bei|angebot|zahlen|verdienen|faixa|sueldo|paga|offriamo|bieden|proponiamo|proposons|ofrecemos|oferecemos|vergütung|lohn|\w*lohn|verdienst|brutto|entgelt|\w*satz|salaire|rémunération|rémunéré\w*|tjm|fixe|package|"
    r"salario|sueldo|retribución|remuneración|banda salarial|salarial|salário|remuneração|bolsa|bolsa-auxílio|retribuzione|ral|"
    r"stipendio|compenso|salaris|loon|\w*salaris|tarief|uurloon|vergoeding|beloning)\b",
    re.IGNORECASE,
)
_DOLLARS = (
    ("CAD", r"canad|toronto|vancouver|montr[eé]al|calgary|ottawa|\bcad\b|ontario|alberta", "ca"),
    ("AUD", r"australia|sydney|melbourne|brisbane|perth|adelaide|\baud\b|superannuation|\bsuper\b", "au"),
    ("NZD", r"new zealand|auckland|wellington|\bnzd\b|christchurch", "nz"),
    ("SGD", r"singapore|\bsgd\b", "sg"),
    ("MXN", r"m[eé]xico|monterrey|guadalajara|\bmxn\b|cdmx", "mx"),
    ("HKD", r"hong kong|\bhkd\b", "hk"),
)
_OPEN_LOW = (
    "from",
    "starting",
    "at least",
    "min",
    "ab",
    "mindestens",
    "à partir",
    "desde",
    "a partir",
    "da",
    "vanaf",
)


def find_pay(reading: Reading) -> Fact[Pay] | None:
    """The pay that is stated; None where none is, or where the figure may be anything else.

    Args:
        reading: the message laid out.
    """
    for passage in (reading.letter, reading.subject):
        if _QUICK.search(passage.text) is None:
            continue
        for found in itertools.islice(_MONEY.finditer(passage.text), _MOST_FIGURES):
            fact = _pay(reading, passage, found)
            if fact is not None:
                return fact
    return None


def _pay(reading: Reading, passage: Passage, found: re.Match[str]) -> Fact[Pay] | None:
    sign = next((found[c] for c in ("c1", "c2", "c3", "c4") if found[c]), None)
    lakhs = bool(found["lpa"])
    if sign is None and not lakhs:
        return None
    text = passage.text
    before = text[max(0, found.start() - 60) : found.start()]
    after = text[found.end() : found.end() + 30]
    line_before = before.rpartition("\n")[2] if before.count("\n") > 1 else before
    if _BAD_AFTER.match(after) or _BAD_BEFORE.search(line_before):
        return None
    first, second = _figures(found, lakhs)
    if first is None or (second is not None and second < first):
        return None
    period, tail = _period(line_before, after)
    if lakhs:
        period = period or "year"
    spoken = _PAY_WORD.search(line_before) or _PAY_WORD.search(after[:25])
    ranged = second is not None
    if not (period or spoken or (ranged and first >= 10_000)):
        return None
    if not _plausible(first, period):
        return None
    stated = period is not None
    currency = "INR" if lakhs and sign is None else _currency(reading, sign or "")
    period = period or _assumed(first, currency)
    low: Decimal | None = first
    high = second
    opening = (found["open"] or "").casefold().strip()
    if not ranged:
        high = first
        if found["plus"] or (opening and opening.startswith(_OPEN_LOW)):
            high = None
        elif opening:
            low, high = None, first
    begin = found.start("open") if opening else found.start()
    end = found.end() + tail
    confidence = 0.75 if not stated else 0.95 if period and (ranged or spoken) else 0.85
    return passage.fact(Pay(low, high, currency, period), (begin, end), confidence)


def _figures(found: re.Match[str], lakhs: bool) -> tuple[Decimal | None, Decimal | None]:
    first, second = _number(found["n1"]), _number(found["n2"]) if found["n2"] else None
    if first is None:
        return None, None
    k1, k2 = _scale(found["k1"]), _scale(found["k2"] or "")
    if lakhs:
        k1 = k2 = 100_000
    if second is not None:
        if k1 == 1 and k2 > 1 and first < 1_000:
            k1 = k2
        if k2 == 1 and k1 > 1 and second < 1_000:
            k2 = k1
    return first * k1, second * k2 if second is not None else None


def _scale(mark: str) -> int:
    mark = mark.strip().casefold().rstrip(".")
    if not mark:
        return 1
    return 100_000 if mark in ("l", "lakh", "lakhs", "lac", "lacs") else 1_000


def _number(text: str) -> Decimal | None:
    """A figure whose separators are told by the digits after them: three make thousands."""
    plain = re.sub(r"[.,'’\u202f\xa0 ](?=\d{3}(?!\d))", "", text).replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _period(before: str, after: str) -> tuple[Period | None, int]:
    """The period, and how far past the figure it reaches (0 where it stands before)."""
    times = _TIMES_A_YEAR.match(after)
    if times:
        return "month", times.end()
    match = _AFTER.match(after)
    if match:
        for period, names in _PERIODS:
            if re.fullmatch(names, match["p"].rstrip("."), re.IGNORECASE) or re.fullmatch(
                names, match["p"], re.IGNORECASE
            ):
                return period, match.end()
    for period, names in _PERIODS:
        long = "|".join(n for n in names.split("|") if n in _SAID_BEFORE or len(n) > 8)
        if re.search(rf"\b(?:{long})\b[^.!?\n]{{0,25}}$", before, re.IGNORECASE):
            return period, 0
    return None, 0


_SAID_BEFORE = frozenset(
    "hourly daily weekly monthly yearly annual annually gross weekly stundenlohn stundensatz uurloon tagessatz tjm dagtarief monatlich jährlich ral ctc "
    "ote annuel annuelle annuels mensuel mensual mensal anual annua annuo mensile bruttojahresgehalt jahresgehalt monatsgehalt maandsalaris jaarsalaris".split()
)


def _assumed(amount: Decimal, currency: str | None) -> Period | None:
    """The period that alone is possible for an amount of a strong currency that none is told for."""
    if currency in ("EUR", "GBP", "USD", "CHF", "CAD", "AUD", "NZD", "$") and 16_000 <= amount <= 900_000:
        return "year"
    return None


def _plausible(amount: Decimal, period: Period | None) -> bool:
    limits = {"hour": (3, 5_000), "day": (20, 60_000), "week": (50, 200_000), "month": (200, 20_000_000)}
    low, high = limits.get(period or "", (1_500, 500_000_000))
    return low <= amount <= high


def _currency(reading: Reading, sign: str) -> str | None:
    code = _CODES.get(sign.casefold())
    if code == "kr":
        return None
    if code != "$":
        return code
    text = (
        f"{reading.letter.text} {reading.subject.text} {reading.signature.text if reading.signature else ''}"
    )
    ending = reading.author.domain.rpartition(".")[2] if reading.author else ""
    for dollars, places, country in _DOLLARS:
        if ending == country or re.search(places, text, re.IGNORECASE):
            return dollars
    return None if ending in ("ar", "cl", "co", "uy") else "USD"
