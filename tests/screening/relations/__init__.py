"""Is what entries say of one another found, and read as it is meant?"""
