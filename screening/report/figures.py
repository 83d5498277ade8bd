"""How are a similarity, a confidence and a fact written for people?"""


def score(value: float) -> str:
    """Write a score with two digits; 1.00 stands for exact agreement and nothing less."""
    return "1.00" if value == 1.0 else f"{min(value, 0.99):.2f}"


def confidence(value: float) -> str:
    """Write the share of matches like this one that are the same party."""
    percent = f"{100 * value:.0f}" if 0.01 <= value <= 0.99 else f"{100 * value:.1f}"
    return f"{percent} in 100 such matches are the same party"


def fact_name(feature: str) -> str:
    """Name what was compared; how near two dates of birth are is told by their values."""
    if feature in {"birth_day", "birth_decade"}:
        return "birth date"
    return feature.replace("_", " ")
