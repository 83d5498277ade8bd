"""What did a publisher send, and when?"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a list as they came, uncompressed, and where from."""

    list: str
    content: bytes = field(repr=False)
    sha256: str
    """Of `content`, in lower-case hexadecimal."""
    fetched_at: datetime
    source: str
    """The address or the file name it was read from."""
    is_from_publisher: bool = True
    """False for `--from` and the sample: then the date inside the file counts."""
    etag: str = ""
    last_modified: str = ""
