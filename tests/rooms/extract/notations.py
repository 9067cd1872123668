"""How each of the seven languages writes a day, an hour and a zone."""

from collections.abc import Callable
from datetime import date

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
SHORT_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "pt": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan. feb. mrt. apr. mei juni juli aug. sept. okt. nov. dec.",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
SHORT_WEEKDAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "de": "Mo. Di. Mi. Do. Fr. Sa. So.",
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "es": "lun. mar. mié. jue. vie. sáb. dom.",
    "pt": "seg. ter. qua. qui. sex. sáb. dom.",
    "it": "lun mar mer gio ven sab dom",
    "nl": "ma di wo do vr za zo",
}
DAYS = {
    "en": [
        "{W}, {M} {d}, {y}", "{W} {d} {M} {y}", "{w} {d} {m} {y}", "{M} {o}, {y}", "the {o} of {M} {y}",
        "{W} the {o} of {M} {y}", "{w}, {m} {d}, {y}", "{y}-{n:02}-{d:02}", "{d}-{s}-{y}", "{o} {M} {y}",
        "{W}, {y}-{n:02}-{d:02}", "{M} {d} {y} ({W})",
    ],
    "de": [
        "{W}, den {d}. {M} {y}", "am {d:02}.{n:02}.{y}", "{w}, {d}.{n}.{y}", "{W}, {d:02}.{n:02}.{y2:02}",
        "am {d}. {M} {y}", "{d}. {m} {y}", "{w} {d:02}.{n:02}.{y}", "am {W}, dem {d}. {M} {y}", "{y}-{n:02}-{d:02}",
        "am {d}.{n}.{y} ({W})", "{d}. {n}. {y}",
    ],
    "fr": [
        "le {W} {d} {M} {y}", "{W} {d:02}/{n:02}/{y}", "le {d} {M} {y}", "{w} {d} {m} {y}", "{d:02}.{n:02}.{y}",
        "le {d}/{n}/{y}", "le {W} {f} {M} {y}", "{y}-{n:02}-{d:02}", "{d:02}-{n:02}-{y}", "le {d} {M} {y} ({W})",
    ],
    "es": [
        "el {W} {d} de {M} de {y}", "{d}/{n}/{y}", "el {W} {d} de {M} del {y}", "{w} {d} {m} {y}", "{d:02}-{n:02}-{y}",
        "el día {d} de {M} de {y}", "{W}, {d:02}/{n:02}/{y}", "{d:02}.{n:02}.{y}", "{y}-{n:02}-{d:02}", "{d} {M} {y}",
        "el {W} {d:02}/{n:02}/{y}",
    ],
    "pt": [
        "{W}, {d} de {M} de {y}", "dia {d:02}/{n:02}/{y}", "no dia {d} de {M} de {y}", "{w}, {d} {m} {y}", "{d:02}-{n:02}-{y}",
        "na {W}, dia {d} de {M} de {y}", "{W} ({d:02}/{n:02}/{y})", "{d:02}.{n:02}.{y}", "{y}-{n:02}-{d:02}", "{d} de {M} {y}",
    ],
    "it": [
        "{W} {d} {M} {y}", "{d}/{n}/{y}", "il giorno {d} {M} {y}", "{w} {d} {m} {y}", "il {d:02}.{n:02}.{y}", "{W}, {d:02}/{n:02}/{y}",
        "{d:02}-{n:02}-{y}", "{y}-{n:02}-{d:02}", "in data {d:02}/{n:02}/{y}", "{W} {i} {M} {y}",
    ],
    "nl": [
        "{W} {d} {M} {y}", "{d:02}-{n:02}-{y}", "op {W} {d} {M} {y}", "{w} {d} {m} {y}", "{d}/{n}/{y}", "{w} {d}-{n}-{y}", "{d}.{n}.{y}",
        "{y}-{n:02}-{d:02}", "op {d} {M} {y}", "{W}, {d:02}/{n:02}/{y}", "{W} {d}/{n}/{y}",
    ],
}  # fmt: skip


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def write_day(day: date, form: str, language: str) -> str:
    """A day in a notation of a language."""
    return form.format(
        W=WEEKDAYS[language].split()[day.weekday()], w=SHORT_WEEKDAYS[language].split()[day.weekday()],
        M=MONTHS[language].split()[day.month - 1], m=SHORT_MONTHS[language].split()[day.month - 1],
        s=SHORT_MONTHS["en"].split()[day.month - 1], d=day.day, n=day.month, y=day.year, y2=day.year % 100,
        o=_ordinal(day.day), f="1er" if day.day == 1 else day.day, i="1º" if day.day == 1 else day.day,
    )  # fmt: skip


Clock = Callable[[int, int], str | None]
"""An hour and minutes as written; None where the notation has no words for these."""

Spoken = dict[int, str]
"""How the minutes are said at an hour ("{h}") or before the next one ("{n}")."""

HOURS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "une deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "pt": "uma duas três quatro cinco seis sete oito nove dez onze doze",
    "it": "una due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
}
SPOKEN: dict[str, Spoken] = {
    "en": {5: "at five past {h}", 10: "at ten past {h}", 15: "at quarter past {h}", 20: "at twenty past {h}", 30: "at half past {h}",
           40: "at twenty to {n}", 45: "at a quarter to {n}", 50: "at ten to {n}", 55: "at five to {n}"},
    "de": {5: "um fünf nach {h}", 10: "um zehn nach {h}", 15: "um Viertel nach {h}", 20: "um zwanzig nach {h}", 25: "um fünf vor halb {n}",
           30: "um halb {n}", 35: "um fünf nach halb {n}", 40: "um zwanzig vor {n}", 45: "um Viertel vor {n}", 50: "um zehn vor {n}",
           55: "um fünf vor {n}"},
    "fr": {0: "à {h} heures", 15: "à {h} heures et quart", 30: "à {h} heures et demie", 40: "à {n} heures moins vingt",
           45: "à {n} heures moins le quart", 50: "à {n} heures moins dix", 55: "à {n} heures moins cinq", 20: "à {h} heures vingt"},
    "es": {0: "a las {h} en punto", 5: "a las {h} y cinco", 10: "a las {h} y diez", 15: "a las {h} y cuarto", 20: "a las {h} y veinte",
           25: "a las {h} y veinticinco", 30: "a las {h} y media", 35: "a las {n} menos veinticinco", 40: "a las {n} menos veinte",
           45: "a las {n} menos cuarto", 50: "a las {n} menos diez", 55: "a las {n} menos cinco"},
    "pt": {5: "às {h} e cinco", 10: "às {h} e dez", 15: "às {h} e um quarto", 20: "às {h} e vinte", 30: "às {h} e meia",
           40: "às vinte para as {n}", 45: "às quinze para as {n}", 50: "às dez para as {n}", 55: "às cinco para as {n}"},
    "it": {5: "alle {h} e cinque", 10: "alle {h} e dieci", 15: "alle {h} e un quarto", 20: "alle {h} e venti", 30: "alle {h} e mezza",
           40: "alle {n} meno venti", 45: "alle {n} meno un quarto", 50: "alle {n} meno dieci", 55: "alle {n} meno cinque"},
    "nl": {5: "om vijf over {h}", 10: "om tien over {h}", 15: "om kwart over {h}", 20: "om tien voor half {n}", 25: "om vijf voor half {n}",
           30: "om half {n}", 35: "om vijf over half {n}", 40: "om tien over half {n}", 45: "om kwart voor {n}", 50: "om tien voor {n}",
           55: "om vijf voor {n}"},
}  # fmt: skip


def _spoken(language: str) -> Clock:
    def write(hour: int, minute: int) -> str | None:
        names = HOURS[language].split()
        form = SPOKEN[language].get(minute)
        if form is None or not 8 <= hour <= 17:
            return None
        this, following = names[(hour - 1) % 12], names[hour % 12]
        if (
            "{h} heures" in form
            and this in ("une", "douze")
            or "{n} heures" in form
            and following in ("une", "douze")
        ):
            return None  # "une heure", "midi"
        if "las " in form and "una" in (this if "{h}" in form else following):
            return None  # "a la una"
        if language in ("it", "pt") and (this if "{h}" in form else following) in ("una", "uma"):
            return None  # "all'una", "à uma"
        return form.format(h=this, n=following)

    return write


def _figures(form: str, whole: str | None = None) -> Clock:
    """A notation in figures, and the one for full hours where it differs."""

    def write(hour: int, minute: int) -> str | None:
        used = whole if minute == 0 and whole is not None else form
        halves = ("am", "AM", "a.m.") if hour < 12 else ("pm", "PM", "p.m.")
        return used.format(h=hour, m=minute, t=(hour - 1) % 12 + 1, a=halves[0], A=halves[1], p=halves[2])

    return write


CLOCKS: dict[str, list[Clock]] = {
    "en": [
        _figures("at {t}:{m:02} {A}"), _figures("{h:02}:{m:02}"), _figures("at {t}:{m:02}{a}", "at {t}{a}"), _figures("at {t}.{m:02}{a}"),
        _figures("at {t}:{m:02} {p}", "at {t} {p}"), _figures("{h:02}{m:02} hrs"), _figures("at {h:02}:{m:02} hrs"), _figures("@ {t}:{m:02}{a}"),
        _figures("from {t}:{m:02} {A}"), _spoken("en"),
    ],
    "de": [
        _figures("um {h:02}:{m:02} Uhr"), _figures("um {h:02}.{m:02} Uhr"), _figures("{h:02}:{m:02}"), _figures("um {h} Uhr {m:02}", "um {h} Uhr"),
        _figures("{h}:{m:02} h"), _figures("ab {h}:{m:02} Uhr", "ab {h} Uhr"), _figures("{h:02}h{m:02}", "{h}h"), _figures("gegen {h}.{m:02} Uhr"), _spoken("de"),
    ],
    "fr": [
        _figures("à {h}h{m:02}", "à {h}h"), _figures("à {h} h {m:02}", "à {h} h"), _figures("{h:02}:{m:02}"), _figures("à {h}H{m:02}", "à {h}H"),
        _figures("à {h} heures {m:02}", "à {h} heures"), _figures("vers {h}h{m:02}", "vers {h}h"), _figures("à {h:02}:{m:02}"), _figures("à partir de {h}h{m:02}"),
        _spoken("fr"),
    ],
    "es": [
        _figures("a las {h:02}:{m:02}"), _figures("a las {h}.{m:02} h"), _figures("{h:02}:{m:02} h"), _figures("a las {h}:{m:02} horas", "a las {h} horas"),
        _figures("a las {h}h{m:02}", "a las {h}h"), _figures("a las {t}:{m:02} {p}", "a las {t} {p}"), _figures("{h:02}:{m:02} hrs."), _figures("a las {h}:{m:02} hs"),
        _spoken("es"),
    ],
    "pt": [
        _figures("às {h}h{m:02}", "às {h}h"), _figures("às {h:02}:{m:02}"), _figures("{h}h{m:02}", "{h}h"), _figures("às {h}:{m:02} horas", "às {h} horas"),
        _figures("pelas {h}h{m:02}", "pelas {h}h"), _figures("às {h}.{m:02}"), _figures("{h:02}:{m:02}h"), _figures("às {h}h{m:02}min"), _spoken("pt"),
    ],
    "it": [
        _figures("alle ore {h:02}:{m:02}", "alle ore {h}"), _figures("alle {h:02}.{m:02}", "alle {h}"), _figures("ore {h}.{m:02}"), _figures("alle {h}:{m:02}"),
        _figures("h {h:02}:{m:02}"), _figures("{h:02}:{m:02}"), _figures("alle {h},{m:02}"), _figures("dalle {h}.{m:02}"), _figures("h. {h}.{m:02}"), _spoken("it"),
    ],
    "nl": [
        _figures("om {h:02}.{m:02} uur", "om {h} uur"), _figures("om {h:02}:{m:02} uur"), _figures("om {h}u{m:02}", "om {h}u"), _figures("{h:02}:{m:02}"),
        _figures("om {h}h{m:02}", "om {h}h"), _figures("om {h}:{m:02}"), _figures("{h}.{m:02} u.", "{h} u."), _figures("vanaf {h}.{m:02} uur"), _spoken("nl"),
    ],
}  # fmt: skip
