"""Postal addresses as letters write them: street, number, town."""

import re

from demur.domain.mail import Span

STREET = re.compile(
    r"(?:(?<!\w)[^\W\d_][\w.'’-]{0,30}(?:straße|strasse|str\.|platz|allee|weg|gasse|ring|damm|ufer|straat|laan|plein|gracht|kade|singel|dijk)[ ]\d{1,4}(?:\s?[a-z](?!\w))?(?:[-–]\d{1,4})?"
    r"|(?<!\w)(?:[A-ZÄÖÜ][\w.-]{1,20}[ ]){0,2}(?:Straße|Strasse|Platz|Allee|Weg|Ring|Damm|Ufer|Gasse)[ ]\d{1,4}(?:\s?[a-z](?!\w))?"
    r"|(?<!\d)\d{1,5}(?:[ ]?(?:bis|ter))?,?[ ](?:rue|avenue|av\.|boulevard|bd|place|quai|cours|allée|chemin|impasse|route|esplanade)[ ][\w'’. -]{2,40}"
    r"|(?<!\d)\d{1,5}(?:[-–]\d{1,5})?[ ](?:[A-Z][\w.'’-]{0,20}[ ]){1,4}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Lane|Ln\.?|Way|Square|Place|Court|"
    r"Parkway|Pkwy|Quay|Row|Wharf|Terrace|Broadway|Highway|Park)(?![\w])"
    r"|(?:Calle|C/|Avenida|Avda\.?|Av\.|Paseo|Plaza|Ronda|Carrera|Rua|R\.|Praça|Largo|Alameda|Rodovia|Via|Viale|Piazza|Corso|Largo|Piazzale|Strada)[ ]?[\w'’.ª º-]{2,40}?,?[ ]"
    r"(?:n\.?[ºo°]?[ ]?)?\d{1,5}\w?)",
)
"""A street with its number, in the order of its language."""


def address_span(text: str, start: int, end: int) -> Span:
    """The span of an address around its street and number."""
    before = _STREET_NAME.search(text[max(0, start - 30) : start])
    if before:
        start = max(0, start - 30) + before.start()
    town = _TOWN.match(text, end)
    if town and (town.group(1) or _TOWN_ENDS.match(text, town.end())):
        end = town.end()
    if text[end - 1] == ".":
        end -= 1
    return start, end


_STREET_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]{1,16}[ ](?:(?:van|de|den|der|von|du|la|le|des)[ ]){0,2}){1,2}$"
)
_TOWN = re.compile(
    r"[ ]*,?[ \n]*(?:(?:[A-Z]{1,2}-)?(\d{4,5}(?:-\d{3})?(?:[ ][A-Z]{2}(?=[ ]))?)[ ]+|,[ \n]*|[ ](?:à|a|in|en|em)[ ])(?:[A-ZÀ-Þ][\w'’-]{0,30})"
    r"(?:[ -](?:[a-zà-ÿ]{1,4}[ -]){0,2}[A-ZÀ-Þ][\w'’-]{0,30}){0,3}(?:,[ ][A-Z]{2}(?!\w)(?:[ ]\d{5})?)?"
)
_TOWN_ENDS = re.compile(r"[ \t]*(?:[.,;)(\n!?]|$|[-–])")
