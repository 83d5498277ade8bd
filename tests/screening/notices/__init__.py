"""Are the right people told, in the right words, and nobody else?"""
