"""How does a text get into a page as nothing but text?"""

import re
from html import escape

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    """Give a text that a browser shows as it is, in an element or in quoted attributes."""
    return escape(_CONTROL.sub("\ufffd", value))


def bdi(value: str) -> str:
    """Give a name whose direction of writing does not turn what stands around it."""
    return f"<bdi>{text(value)}</bdi>"


def element(tag: str, inside: str, css: str = "", **attributes: str) -> str:
    """Give an element; `inside` is already escaped."""
    named = attributes | ({"class": css} if css else {})
    written = "".join(f' {name}="{text(value)}"' for name, value in named.items())
    return f"<{tag}{written}>{inside}</{tag}>"
