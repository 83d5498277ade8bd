"""What do the tables say of what is to be kept, shown and told?"""

from typing import TYPE_CHECKING

from rules.loader import RuleFiles, RulesError, checked, decisions

if TYPE_CHECKING:
    from rules.assurance_model import AssuranceTable
    from rules.next_steps_model import NextSteps
    from rules.notice_model import NoticeTable
    from rules.retention_model import RetentionTable


def retention(files: RuleFiles) -> "RetentionTable":
    """Check and give how long records are kept.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.retention_model import RetentionTable  # noqa: PLC0415 - costs 0.1 s

    return checked(RetentionTable, "retention.toml", files.text("retention.toml"))


def next_steps(files: RuleFiles) -> "NextSteps":
    """Check and give what comes after a true match.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.next_steps_model import NextSteps  # noqa: PLC0415 - costs 0.1 s

    return checked(NextSteps, "next_steps.toml", files.text("next_steps.toml"))


def assurance(files: RuleFiles) -> "AssuranceTable":
    """Check and give what every threshold accepts to miss, and why.

    Raises `RulesError` naming the key that is wrong, and where it and the table of decisions
    don't name the same rules: a threshold that nobody gave a reason for is nobody's.
    """
    from rules.assurance_model import AssuranceTable  # noqa: PLC0415 - costs 0.1 s

    found = checked(AssuranceTable, "assurance.toml", files.text("assurance.toml"))
    known = {one.id for one in decisions(files).rules}
    if wrong := sorted(known ^ {one.rule for one in found.accepted}):
        raise RulesError(
            f"table of rules assurance.toml: it and decision.toml must name the same rules; "
            f"only one of them has {', '.join(wrong)}"
        )
    return found


def notices(files: RuleFiles) -> "NoticeTable":
    """Check and give the words of notices; their placeholders are checked by who fills them.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.notice_model import NoticeTable  # noqa: PLC0415 - costs 0.1 s

    return checked(NoticeTable, "notices.toml", files.text("notices.toml"))
