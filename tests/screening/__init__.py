"""Does screening find who is listed, and what does it say when it cannot?"""
