"""What was done, can it be trusted, and does it come out the same when it is done again?"""
