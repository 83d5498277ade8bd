"""Which entries, on one list or several, are about one party?"""
