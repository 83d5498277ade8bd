"""A small built-in list per publisher, so that the tool runs with no network."""
