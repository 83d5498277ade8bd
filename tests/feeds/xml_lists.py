"""Small lists in the XML of the UN and the EU: name only what the test is about."""

from feeds.parsed import ParsedList
from feeds.registry import manifest, parser

UN_PERSON = "<FIRST_NAME>ANA</FIRST_NAME><REFERENCE_NUMBER>XXi.901</REFERENCE_NUMBER>"
EU_PERSON = (
    '<subjectType code="person" classificationCode="P"/>'
    '<nameAlias wholeName="Ana Example" strong="true" logicalId="2"/>'
)


def un_list(person: str = "", *, beside: str = "", inside: str = "") -> bytes:
    """A list with one person; `beside` stands in the root, `inside` among the people."""
    return (
        '<CONSOLIDATED_LIST dateGenerated="2030-05-07T00:00:00Z"><INDIVIDUALS>'
        f"<INDIVIDUAL>{UN_PERSON}{person}</INDIVIDUAL>{inside}</INDIVIDUALS>{beside}"
        "</CONSOLIDATED_LIST>"
    ).encode()


def eu_list(person: str = EU_PERSON, *, beside: str = "", attributes: str = "") -> bytes:
    """A list with one party; `beside` stands in the root."""
    return (
        '<export xmlns="http://eu.europa.ec/fpi/fsd/export" '
        'generationDate="2030-05-07T00:00:00Z" globalFileId="1">'
        f'<sanctionEntity euReferenceNumber="EU.9.1" logicalId="1" {attributes}>{person}'
        f"</sanctionEntity>{beside}</export>"
    ).encode()


def read(list_id: str, content: bytes) -> ParsedList:
    """Read it with the parser and the manifest of that list."""
    return parser(manifest(list_id))(content, manifest(list_id))
