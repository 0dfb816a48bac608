"""The folder on disk: tables of what reports claim, the kept evidence, and the log of custody."""

from sayso.ledger.folder import Ledger

__all__ = ["Ledger"]
