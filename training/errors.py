"""What can be wrong with a training request; the message says what, where and the way out."""


class TrainingError(Exception):
    """The request cannot be carried out as it stands."""
