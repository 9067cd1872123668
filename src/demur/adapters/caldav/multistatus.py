"""What a WebDAV server lists (RFC 4918 §13), read from bytes that may be hostile."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"

_MOST_ELEMENTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource of a list.

    Attributes:
        href: as the server wrote it.
        properties: those that it has, by their names in Clark notation (`{DAV:}getetag`).
    """

    href: str
    properties: dict[str, ET.Element]

    def text(self, name: str) -> str:
        """The text of a property, "" where there is none."""
        return (self.properties[name].text or "") if name in self.properties else ""

    def hrefs(self, name: str) -> list[str]:
        """The addresses that a property holds."""
        found = self.properties.get(name)
        return [] if found is None else [each.text or "" for each in found.findall(f"{DAV}href")]


class _Tree(ET.TreeBuilder):
    """Builds no tree that is larger than any list, and takes no DOCTYPE: so there are no entities at all."""

    def __init__(self) -> None:
        super().__init__()
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise ValueError("It is too large.")
        return super().start(tag, attrs)

    def doctype(self, *_: str | None) -> None:
        raise ValueError("It has a DOCTYPE, as no list has.")


def resources(body: bytes) -> list[Resource]:
    """Read a list.

    Raises:
        ValueError: it is no list, or not a whole one; its text is a sentence for the person.
    """
    # A piece at a time: the library goes on with a piece after an error in it.
    parser = ET.XMLParser(target=_Tree())
    try:
        for start in range(0, len(body), 1 << 16):
            parser.feed(body[start : start + (1 << 16)])
        root: ET.Element = parser.close()
    except (ET.ParseError, LookupError):
        raise ValueError("It is no XML.") from None
    if root.tag != f"{DAV}multistatus":
        raise ValueError("It is no list of WebDAV. Check the address.")
    found = root.findall(f"{DAV}response")
    # Where a server stops listing (RFC 6578 §3.6 and its like), all that is told is this status.
    if any(_status(each) == "507" for each in found):
        raise ValueError("There is more than it lists at once.")
    return [_resource(each) for each in found]


def _resource(response: ET.Element) -> Resource:
    properties = {
        each.tag: each
        for propstat in response.findall(f"{DAV}propstat")
        if _status(propstat) == "200"
        for each in propstat.findall(f"{DAV}prop/*")
    }
    return Resource((response.findtext(f"{DAV}href") or "").strip(), properties)


def _status(element: ET.Element) -> str:
    """The number in a status line (`HTTP/1.1 200 OK`), "" where there is none."""
    words = (element.findtext(f"{DAV}status") or "").split(maxsplit=2)
    return words[1] if len(words) > 1 else ""
