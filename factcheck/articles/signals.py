"""The signals of the house: a revision is about to be added, was added, and is shown to readers."""

from django.dispatch import Signal

revision_coming = Signal()
"""Sent by `articles.actions` before anything of a further revision is written, in its transaction, with `article`. Who
will write to many rows holds them here, in the order that everybody keeps (docs/decisions/0018)."""

revision_added = Signal()
"""Sent by `articles.actions` inside the transaction that adds a revision, with `revision`, `previous` (a Revision or
None) and `by`. Received in `receivers.py` of `claims`, then `corrections`, then higher floors, in the order of
INSTALLED_APPS."""

revision_published = Signal()
"""Sent by `articles.publishing` inside the transaction that shows readers a revision, with `revision`, `seen` (the
Revision that they saw before, or None) and `by`."""
