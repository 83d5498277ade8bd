"""What has a person decided about which entries are one party?"""

from datetime import datetime

from sqlmodel import Field

from db.tables.row import SealedRow, UtcDateTime


class JoinDecisionRow(SealedRow, table=True):
    """A person joined two entries or held them apart; never changed afterwards."""

    __tablename__ = "join_decision"

    id: int | None = Field(default=None, primary_key=True)
    verdict: str
    one_list: str
    one_ref: str
    one_identity: str
    other_list: str
    other_ref: str
    other_identity: str
    reason: str
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
