"""Which customers must be looked at again, and who of them may be a listed party?"""
