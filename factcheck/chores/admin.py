"""Background tasks have no place in the admin: exports have a page that says how far they are, and may be cancelled."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

admin.site.unregister(DBTaskResult)
