"""What can go wrong when somebody looks back?"""


class LookBackError(Exception):
    """Nobody was looked back at; the message says why."""


class UnknownPartyError(LookBackError):
    """No list that is here ever had the party."""
