"""sayso: on whose say-so? A ledger of what many reports claim, and on whose word."""

__version__ = "0.1.0"
