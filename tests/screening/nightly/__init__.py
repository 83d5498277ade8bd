"""Does the unattended run do its work every night, whatever happens?"""
