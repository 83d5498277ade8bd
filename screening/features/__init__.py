"""One question about a query and an entry to a function."""
