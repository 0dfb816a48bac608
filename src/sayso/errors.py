"""Errors that people read: what was seen, where, what was expected and what to do."""


class SaysoError(Exception):
    """Any error sayso raises on purpose; its text is meant for the person at the keyboard."""


class UnreadableError(SaysoError):
    """One input, or one part of it, cannot be read or understood; it becomes a row in `problems`."""


class LedgerError(SaysoError):
    """The ledger on disk is missing, foreign, damaged or of another extractor or model."""
