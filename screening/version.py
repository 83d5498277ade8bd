"""Which version of the tool is this?"""

__version__ = "0.1.0"
"""Of the distribution too: `pyproject.toml` reads it from here, as asking the installed
distribution for its version would cost a screening 0.07 s."""
