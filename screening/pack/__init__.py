"""What does a supervisor ask for at an inspection, and how is it put into one folder?"""
