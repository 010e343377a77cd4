from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    """Makes the template tags and the browser modules of `annotations` known to Django."""

    name = "annotations"
