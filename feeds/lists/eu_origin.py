"""Which act and which remarks stand behind a detail of the EU list?

Covers the schema's `OperableType` (logicalId, remark, additionalInformation),
`SanctionableType` (regulationLanguage, regulationSummary) and `RegulationType`.
"""

from db.records.entry import LegalAct, Origin
from feeds.coverage import Coverage
from feeds.xml import Node


def texts(node: Node) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Take the remarks and the additional information that any element may carry."""
    additional = tuple(
        (item.take("key"), item.take("value"))
        for item in node.take_children("additionalInformation")
    )
    return tuple(node.take_texts("remark")), additional


def origin(node: Node) -> Origin:
    """Take what every detail carries: number, language, act and remarks."""
    remarks, additional = texts(node)
    summaries = node.take_children("regulationSummary")
    return Origin(
        source_id=node.take("logicalId"),
        language=node.take("regulationLanguage"),
        act=_summary(summaries[0]) if summaries else None,
        remarks=remarks,
        additional=additional,
    )


def _summary(node: Node) -> LegalAct:
    return LegalAct(
        number=node.take("numberTitle"),
        kind=node.take("regulationType"),
        published_on=node.take("publicationDate"),
        url=node.take("publicationUrl"),
    )


def legal_act(node: Node, coverage: Coverage, ref: str) -> LegalAct:
    """Take the act of the party itself, with its programme and its corrigenda."""
    remarks, additional = texts(node)
    act = LegalAct(
        number=node.take("numberTitle"),
        kind=node.take("regulationType"),
        organisation=node.take("organisationType"),
        published_on=node.take("publicationDate"),
        in_force_from=node.take("entryIntoForceDate"),
        url=node.take_child_text("publicationUrl"),
        programme=node.take("programme"),
        source_id=node.take("logicalId"),
        remarks=remarks,
        additional=additional,
        corrigenda=tuple(_summary(item) for item in node.take_children("corrigendum")),
    )
    for name, value in (
        ("organisationType", act.organisation),
        ("regulationType", act.kind),
        ("programme", act.programme),
    ):
        coverage.code(f"sanctionEntity/regulation/@{name}", value, ref)
    return act
