"""The only place that runs a query, one module a subject."""
