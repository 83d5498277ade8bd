"""Tests, in the order of the four packages."""
