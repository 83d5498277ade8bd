"""What the institution has decided, as data."""
