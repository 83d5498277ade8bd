"""What can go wrong with what we keep, said so that an officer can act on it?"""


class StoreError(Exception):
    """The store could not be opened, read or written; what it held before is unchanged."""
