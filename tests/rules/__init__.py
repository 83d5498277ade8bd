"""Tests of what the institution has decided, as data."""
