"""The institution's customers: one module a question."""
