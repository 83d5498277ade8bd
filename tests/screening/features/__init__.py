"""Tests of one question about a query and an entry at a time."""
