from django.urls import path

from factcheck.audit import views

urlpatterns = [
    path("audit/", views.audit, name="audit"),
    path("audit/chains/", views.chains, name="chains"),
    path("healthz", views.healthz, name="healthz"),
]
