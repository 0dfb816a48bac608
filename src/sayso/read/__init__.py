"""Bytes to reports: inputs, readers, dates, credits and page furniture."""
