"""What of the records about persons may be erased, and how does it go?"""
