"""What can go wrong with an audit, other than what it finds?"""


class AuditError(Exception):
    """Nothing could be audited; the message says why and what to do."""
