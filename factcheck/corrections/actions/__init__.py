"""Every write to corrections: check, write, record the event. A module for each step of the work."""

from factcheck.corrections.actions.recording import record_imported_correction

__all__ = ["record_imported_correction"]
