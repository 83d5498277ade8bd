"""Designations from an official journal that the list's file does not carry yet."""
