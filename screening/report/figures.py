"""How is a similarity written for people?"""


def score(value: float) -> str:
    """Write a score with two digits; 1.00 stands for exact agreement and nothing less."""
    return "1.00" if value == 1.0 else f"{min(value, 0.99):.2f}"
