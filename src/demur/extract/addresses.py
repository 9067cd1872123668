"""Postal addresses as letters write them: street, number, town."""

import re

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
