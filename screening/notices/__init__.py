"""Whom does the nightly run tell of what, in which words, and did the words arrive?"""
