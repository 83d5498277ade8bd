"""How good is the matcher, measured on the lists in force?"""
