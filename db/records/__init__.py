"""Plain frozen values that every room understands."""
