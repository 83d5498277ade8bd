"""What do the tables say of what is owed to authorities: keeping, showing, telling?"""

from rules.loader import RuleFiles, checked
from rules.retention_model import RetentionTable


def retention(files: RuleFiles) -> RetentionTable:
    """Check and give how long records are kept.

    Raises `RulesError` naming the key that is wrong.
    """
    return checked(RetentionTable, "retention.toml", files.text("retention.toml"))
