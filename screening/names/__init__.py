"""A name in the form in which names are compared."""
