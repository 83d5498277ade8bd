"""A file of customers, row by row: one module a format."""
