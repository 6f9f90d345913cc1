"""What a publisher raises when it cannot build the site."""


class PublisherError(Exception):
    """The message is what the publisher said, line by line."""
