"""The production entry point: `gunicorn factcheck.wsgi`."""

import os

# A checkout is a workbench (DEBUG on by default); what is served through here is production unless it is told otherwise.
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402  (the environment has to be set first)

application = get_wsgi_application()
