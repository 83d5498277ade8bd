"""What does the tool do unattended, and what comes of it?"""
