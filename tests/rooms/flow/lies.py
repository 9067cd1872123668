"""What a language model may make of the classic decline that it should not, and what is said of it."""

import json
from collections.abc import Callable


def swapped(pairs: dict[str, str]) -> Callable[[str], str]:
    """A change that must change something."""

    def change(letter: str) -> str:
        for old, new in pairs.items():
            assert old in letter, (old, letter)
            letter = letter.replace(old, new)
        return letter

    return change


LIES = {
    "another company": swapped({"at Harbour Systems.": "at Globex."}),
    "a company more": swapped({"Thank you again!": "Globex thanks you again!"}),
    "another company everywhere": swapped({"Harbour Systems": "Globex"}),
    "a company in other letters": swapped({"Harbour Systems": "Hаrbour Systems"}),  # a Cyrillic a
    "a misspelt company": swapped({"Harbour Systems": "Harbour systems"}),
    "another position": swapped({"Data Engineer position": "Data Scientist position"}),
    "no position": swapped({"the Data Engineer position": "a position"}),
    "another area": swapped({"data engineering opportunities": "finance opportunities"}),
    "another recruiter": swapped({"Robin Okafor": "Robert Okafor"}),
    "no recruiter": swapped({"Hello Robin Okafor,": "Hello,"}),
    "another name": swapped({"Sam Weber": "Samuel Weber"}),
    "no name": swapped({"\n\nSam Weber": ""}),
    "a telephone number": swapped({"Thank you again!": "Thank you again! Call me at +49 151 23456789."}),
    "a number below the name": lambda letter: letter + "\n+49 151 23456789",
    "a year": swapped({"at this time": "before 2027"}),
    "a number in other signs": swapped({"at this time": "for ² years"}),
    "a link": swapped({"Thank you again!": "Thank you again! See www.evil.example/cv for more."}),
    "a bare domain": swapped({"Thank you again!": "Thank you again! See evil.example for more."}),
    "an address": swapped({"Thank you again!": "Thank you again! Write to sam@weber.example any time."}),
    "an acceptance": lambda letter: (
        "Hello Robin Okafor,\n\nThank you for offering to meet with me to discuss the Data Engineer position at "
        "Harbour Systems. I would be glad to talk about data engineering.\n\nKind regards,\n\nSam Weber"
    ),
    "an acceptance in a decline": swapped({"Thank you again!": "Still, count me in. Thank you again!"}),
    "no no": swapped({", I won't be able to accept the interview offer at this time.": "."}),
    "another time": swapped({"Thank you again!": "Could we find another time? Thank you again!"}),
    "a question": swapped({"Thank you again!": "Is the role remote? Thank you again!"}),
    "a promise": swapped({"Thank you again!": "I promise to apply soon. Thank you again!"}),
    "a quieter promise": swapped({"Thank you again!": "I will recommend a colleague. Thank you again!"}),
    "a reason": swapped({"at this time": "because the office is too far away"}),
    "a sum": swapped({"at this time": "below €90k"}),
    "another language": lambda letter: (
        "Hello Robin Okafor,\n\nje vous remercie de me proposer un entretien pour le poste de Data Engineer chez Harbour "
        "Systems. Thank you. I won't be able to accept it; je vous prie de penser à moi pour la suite, et je vous souhaite "
        "une bonne fin de semaine, data engineering.\n\nKind regards,\n\nSam Weber"
    ),
    "HTML": lambda letter: f"<p>{letter}</p>",
    "HTML with attributes": swapped({"Harbour Systems.": '<b class="x">Harbour Systems</b>.'}),
    "a remote picture": swapped({"Thank you again!": "Thank you again! <img src=x>"}),
    "Markdown": swapped({"Thank you again!": "**Thank you again!**"}),
    "a heading": lambda letter: f"# Decline\n\n{letter}",
    "a picture sign": swapped({"Thank you again!": "Thank you again 🙏"}),
    "hidden characters": swapped({"Thank you again!": "Thank you\u200b again!"}),
    "turned text": swapped({"Thank you again!": "Thank you \u202eagain!"}),
    "an escape sequence": swapped({"Thank you again!": "Thank you \x1b[31magain!"}),
    "a remark at the end": lambda letter: f"{letter}\n\nLet me know if you want any changes!",
    "a remark at the beginning": lambda letter: f"I made it warmer for you.\n\n{letter}",
    "two letters": lambda letter: f"{letter}\n\n{letter}",
    "much more": swapped({"Thank you again!": "Thank you again, and again, and again! " * 5}),
    "a refusal": lambda letter: "I'm sorry, but I can't help with that.",
    "a single word": lambda letter: "ok",
    "JSON": lambda letter: json.dumps({"letter": letter}),
    "its own voice": swapped({"Thank you again!": "As an AI, thank you again!"}),
    "a colder letter": swapped({"Please do keep me in mind for future": "Good luck with your"}),
    "shouting": swapped({"Thank you again!": "THANK YOU again!!!"}),
    "facts that changed places": swapped(
        {"the Data Engineer position at Harbour Systems": "the Harbour Systems position at Data Engineer"}
    ),
    "a name behind an apostrophe": swapped({"Thank you again!": "Thank you again, I'Globex!"}),
}


WHY = {
    "another company": "adds “Globex”",
    "a company more": "adds “Globex”",
    "another company everywhere": "leaves out “Harbour Systems”",
    "a company in other letters": "leaves out “Harbour Systems”",
    "a misspelt company": "leaves out “Harbour Systems”",
    "another position": "leaves out “Data Engineer”",
    "no position": "leaves out “Data Engineer”",
    "another area": "leaves out “data engineering”",
    "another recruiter": "leaves out “Robin Okafor”",
    "no recruiter": "leaves out “Robin Okafor”",
    "another name": "leaves out “Sam Weber”",
    "no name": "leaves out “Sam Weber”",
    "a telephone number": "adds “49”",
    "a number below the name": "adds “49”",
    "a year": "adds “2027”",
    "a number in other signs": "adds “²”",
    "a link": "adds “www.evil.example/cv”",
    "a bare domain": "adds “evil.example”",
    "an address": "adds “sam@weber.example”",
    "an acceptance": "of another kind",
    "an acceptance in a decline": "sounds like a yes",
    "no no": "The no is missing",
    "another time": "adds “?”",
    "a question": "adds “?”",
    "a promise": "“I promise” promises",
    "a quieter promise": "“I will recommend” promises",
    "a reason": "tells a reason",
    "a sum": "adds “90”",
    "another language": "written in French",
    "HTML": "adds “<”",
    "HTML with attributes": "adds “<”",
    "a remote picture": "adds “<”",
    "Markdown": "adds “*”",
    "a heading": "adds “#”",
    "a picture sign": "adds “🙏”",
    "hidden characters": "adds “U+200B”",
    "turned text": "adds “U+202E”",
    "an escape sequence": "adds “31”",
    "a remark at the end": "ends with “Let me know",
    "a remark at the beginning": "greeting is missing",
    "two letters": "much longer",
    "much more": "much longer",
    "a refusal": "leaves out “Robin Okafor”",
    "a single word": "leaves out “Robin Okafor”",
    "JSON": "leaves out “Sam Weber”",
    "its own voice": "adds “AI”",
    "a colder letter": "does not ask to be kept in mind",
    "shouting": "adds “THANK”",
    "facts that changed places": "is not the",
    "a name behind an apostrophe": "adds “I'Globex”",
}
"""What is said of each."""
