"""How is a file of customers screened?"""


def batch() -> int:
    """Screen a file of customers."""
    return 3
