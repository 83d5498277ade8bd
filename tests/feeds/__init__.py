"""Tests of what publishers say."""
