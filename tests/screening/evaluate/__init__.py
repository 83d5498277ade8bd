"""Is the matcher measured on what it should be, and are the figures right?"""
