"""Does a pack for a supervisor hold what is on record, and nothing personal?"""
