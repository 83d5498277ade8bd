"""Does a file of customers become a file of answers?"""
