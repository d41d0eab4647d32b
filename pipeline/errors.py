"""Every error a user can meet: what was found, where, what is allowed, and the way out.

`RequestError` and its kin mean that the request as a whole is impossible (exit code 2);
`DocumentError` concerns one document and never costs the others (exit code 1).
"""


class RingkasError(Exception):
    """Base of all errors that Ringkas raises on purpose."""


class RequestError(RingkasError):
    """The request cannot be carried out at all: nothing was read or written."""


class ConfigError(RequestError):
    """A configuration file or an override is wrong."""


class ModelError(RequestError):
    """A model cannot be found, fetched, verified, converted or loaded."""


class OutputError(RequestError):
    """The output folder or file cannot be written."""


class CacheError(RequestError):
    """The cache file cannot be opened or is not a Ringkas cache."""


class DocumentError(RingkasError):
    """One document cannot be read or processed."""


class ScoringError(RingkasError):
    """References or predictions do not fit each other."""
