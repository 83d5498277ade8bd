"""Tests of the forms in which names are compared."""
