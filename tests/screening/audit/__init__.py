"""Is everything that was done found again as it was, and whatever was tampered with?"""
