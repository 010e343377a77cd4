"""Django's sessions in the database, read with SQL that is made once: every page of a signed-in person asks."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from factcheck.prepared import Parameter, Prepared

_UNEXPIRED = Prepared(
    lambda: Session.objects.filter(
        session_key=Parameter("key", CharField()), expire_date__gt=Parameter("now", DateTimeField())
    )
)


class SessionStore(db.SessionStore):
    """A session row, read while it has not expired; all else is Django's."""

    def _get_session_from_db(self) -> Session | None:
        found = _UNEXPIRED(key=self.session_key, now=timezone.now())
        if found:
            return found[0]
        # As Django does: the key is forgotten, so that nobody goes on with one of their own choosing.
        self._session_key = None
        return None
