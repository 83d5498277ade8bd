"""Who should have been found, since when, and for how many days: one module a question."""
