"""Asks about definitions that are kept, and about exports that were started."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from factcheck.accounts.models import User
from factcheck.reports.models import ExportJob, ReportDefinition


def definitions_for(person: User) -> QuerySet[ReportDefinition]:
    """The definitions that the person keeps or others share, by name: one statement."""
    return ReportDefinition.objects.filter(Q(owner=person) | Q(is_shared=True)).select_related("owner")


def definition_by_uid(uid: UUID, person: User) -> ReportDefinition:
    """Gives a definition that the person keeps or that is shared; raises Http404 for any other."""
    return get_object_or_404(definitions_for(person), uid=uid)


def exports_of(person: User) -> QuerySet[ExportJob]:
    """The exports that the person started, newest first: one statement."""
    return ExportJob.objects.filter(owner=person)


def export_by_uid(uid: UUID, person: User) -> ExportJob:
    """Gives an export that the person started; raises Http404 for any other."""
    return get_object_or_404(exports_of(person).select_related("owner"), uid=uid)
