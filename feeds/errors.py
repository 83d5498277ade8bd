"""What can be wrong with a list, said so that an officer can act on it."""


class FeedError(Exception):
    """A list, or one of its records, is not what its publisher promises."""


class RecordError(FeedError):
    """One record does not say what its list promises.

    Carries the list's own reference so that an officer can find the record
    at the publisher.
    """

    def __init__(self, source: str, source_ref: str, problem: str) -> None:
        super().__init__(f"{source} {source_ref or '(no reference)'}: {problem}")
        self.source_ref = source_ref
        self.problem = problem


class UnreadableListError(FeedError):
    """The answer is not the list: an error page, half a file, a hostile one.

    Nothing is published; yesterday's list stays in force.
    """


class FetchError(FeedError):
    """The publisher could not be reached or did not answer with a list."""


class BrokenPromiseError(FeedError):
    """The list is well formed but breaks a promise of its manifest."""
