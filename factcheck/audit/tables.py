"""The lists of the audit log."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

PER_PAGE = 50


class _Pages(tables.Table):
    """A list cut into pages whose length is not the reader's to choose."""

    def show_page(self, number: str) -> None:
        """Shows one page; a page that is not there gives the first or the last."""
        self.paginate(per_page=PER_PAGE)
        self.page = self.paginator.get_page(number)


class EventTable(_Pages):
    """Events, newest first: the sentence, when, the object's kind, the chain, and all that was recorded."""

    caption = _("Audit log")

    sentence = tables.TemplateColumn(verbose_name=_("What happened"), template_name="audit/_event.html")
    at = tables.TemplateColumn(
        verbose_name=_("When"), template_name="audit/_event_at.html", attrs={"td": {"class": "due"}}
    )
    kind = tables.TemplateColumn(verbose_name=_("Object"), template_name="audit/_event_kind.html")
    chain = tables.TemplateColumn(verbose_name=_("Number in chain"), template_name="audit/_event_chain.html")

    class Meta:
        orderable = False
        attrs = {"class": "audit"}
        empty_text = _("No event fits these filters. Clear one of them.")

    @property
    def counted(self) -> str:
        """How many there are, in words."""
        number = self.paginator.count
        return ngettext("%(number)d event", "%(number)d events", number) % {"number": number}


class ChainTable(_Pages):
    """The heads of the chains: how many events each has, and the hash of its last."""

    caption = _("Chains")

    chain = tables.TemplateColumn(verbose_name=_("Chain"), template_name="audit/_chain.html")
    count = tables.Column(verbose_name=_("Events"), attrs={"th": {"class": "number"}, "td": {"class": "number"}})
    head = tables.Column(verbose_name=_("Head"), attrs={"td": {"class": "hash"}})

    class Meta:
        orderable = False
        empty_text = _("No chain is called that.")

    @property
    def counted(self) -> str:
        """How many there are, in words."""
        number = self.paginator.count
        return ngettext("%(number)d chain", "%(number)d chains", number) % {"number": number}
