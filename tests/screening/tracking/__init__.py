"""Tests of what changed on the lists."""
