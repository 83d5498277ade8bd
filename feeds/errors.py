"""What can be wrong with a list, said so that an officer can act on it."""


class FeedError(Exception):
    """A list is not what its publisher promises."""


class UnreadableListError(FeedError):
    """The answer is not the list: an error page, half a file, a hostile one.

    Nothing is published; yesterday's list stays in force.
    """


class FetchError(FeedError):
    """The publisher could not be reached or did not answer with a list."""


class BrokenPromiseError(FeedError):
    """The list is well formed but breaks a promise of its manifest."""
