"""What is erased when its time is up, and what stays?"""
