"""The production entry point: `gunicorn factcheck.wsgi`."""

import os

# A checkout is a workbench (DEBUG on by default); what is served through here is production unless told otherwise.
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
