"""How the schema came to be, one step a file; `HEAD` is the last of them."""

HEAD = "0006"
"""Known without importing Alembic, which most commands never need."""
