"""The one signal of the house."""

from django.dispatch import Signal

revision_added = Signal()
"""Sent by `articles.actions` inside the transaction that adds a revision, with `revision`, `previous` (a Revision or
None) and `by`. Received in `receivers.py` of `claims`, then `corrections`, then higher floors, in the order of
INSTALLED_APPS."""
