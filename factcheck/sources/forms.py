"""What a person types about a source, by what the source is."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.errors import Unusable
from factcheck.sources.actions import MAX_EXCERPT_CHARACTERS, SOURCE_SETTINGS, check_web_address
from factcheck.sources.models import Source
from factcheck.sources.queries import settings_hash
from factcheck.sources.states import RANK_MEANINGS, RELIABILITY_MEANINGS, Reliability, SourceKind, SourceRank

KINDS = [kind for kind in SourceKind if kind != SourceKind.ARTICLE]

_JUDGED = ("rank", "reliability", "note")
FIELDS_BY_KIND: dict[str, tuple[str, ...]] = {
    SourceKind.PERSON: ("name", "publisher", "contact", *_JUDGED),
    SourceKind.DOCUMENT: ("name", "publisher", "published_on", "url", "archived_url", "retrieved_at", *_JUDGED),
    SourceKind.DATASET: ("name", "publisher", "published_on", "url", "archived_url", "retrieved_at", *_JUDGED),
    SourceKind.WEB_PAGE: ("url", "name", "publisher", "published_on", "archived_url", "retrieved_at", *_JUDGED),
    SourceKind.ARTICLE: _JUDGED,
}
"""Kind of a source -> what is asked of it, in order. What an article here is called, the article says."""

_WORDS: dict[str, dict[str, tuple[Any, Any]]] = {
    SourceKind.PERSON: {
        "name": (_("Name"), ""),
        "publisher": (_("Affiliation"), _("The office or organization they speak for.")),
    },
    SourceKind.DOCUMENT: {"name": (_("Title"), ""), "publisher": (_("Issued by"), "")},
    SourceKind.DATASET: {
        "name": (_("Title"), _("With its version or year, where it has one.")),
        "publisher": (_("Issued by"), ""),
    },
    SourceKind.WEB_PAGE: {"name": (_("Headline"), ""), "publisher": (_("Publisher"), "")},
}


def web_address(value: str) -> None:
    """Raises ValidationError for what the action would refuse, so that it stands at its field."""
    try:
        check_web_address(value)
    except Unusable as refused:
        raise ValidationError(refused.message) from refused


def _explained(choices: Any, meanings: dict[Any, Any]) -> list[tuple[str, Any]]:
    """The choices with what each means, and one for nothing said."""
    return [("", _("Not said")), *((choice.value, _Explained(choice.label, meanings[choice])) for choice in choices)]


NOT_SAID = "none"


def _or_as_it_is(choices: Any, meanings: dict[Any, Any]) -> list[tuple[str, Any]]:
    """The choices with what each means, after the one that leaves each source its own, and before nothing said."""
    _nothing, *explained = _explained(choices, meanings)
    return [("", _("Leave it as it is")), *explained, (NOT_SAID, _("Not said"))]


class _Explained:
    """A label and its meaning as one line, put together when it is shown."""

    def __init__(self, label: Any, meaning: Any) -> None:
        self.label, self.meaning = label, meaning

    def __str__(self) -> str:
        return f"{self.label}. {self.meaning}"


def _time_input() -> forms.DateTimeInput:
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class _SettingsForm(forms.Form):
    """All that can be said of a source; each kind keeps its own fields. Times are those of the active zone."""

    url = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=1000,
        help_text=_("Begins with http:// or https://."),
        validators=[web_address],
        widget=forms.URLInput,
    )
    name = forms.CharField(label=_("Name"), max_length=300)
    publisher = forms.CharField(label=_("Publisher or organization"), max_length=200, required=False)
    published_on = forms.DateField(
        label=_("Published on"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    archived_url = forms.CharField(
        label=_("Archived copy"),
        required=False,
        max_length=1000,
        help_text=_("Where the page is kept as you saw it, as in web.archive.org."),
        validators=[web_address],
        widget=forms.URLInput,
    )
    retrieved_at = forms.DateTimeField(label=_("Retrieved"), required=False, widget=_time_input())
    contact = forms.CharField(
        label=_("Contact"),
        max_length=300,
        required=False,
        help_text=_("How to reach them. It stays inside the newsroom."),
    )
    rank = forms.ChoiceField(
        label=_("Rank"), required=False, choices=lambda: _explained(SourceRank, RANK_MEANINGS), widget=forms.RadioSelect
    )
    reliability = forms.ChoiceField(
        label=_("Reliability"),
        required=False,
        choices=lambda: _explained(Reliability, RELIABILITY_MEANINGS),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}))

    def _keep_fields_of(self, kind: str) -> None:
        wanted = FIELDS_BY_KIND.get(kind, FIELDS_BY_KIND[SourceKind.WEB_PAGE])
        for name in SOURCE_SETTINGS:
            if name not in wanted:
                del self.fields[name]
        for name, (label, help_text) in _WORDS.get(kind, {}).items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
        if "retrieved_at" in self.fields:
            zone = timezone.get_current_timezone_name()
            self.fields["retrieved_at"].help_text = _("When it was last read, %(zone)s time.") % {"zone": zone}
        first = ("uid", "kind", "seen")
        self.order_fields([*(name for name in first if name in self.fields), *wanted])


class SourceForm(_SettingsForm):
    """A new source of one kind. Articles here become sources when they are cited, and are not typed in."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in KINDS], widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, kind: str, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"uid": uuid4(), "kind": kind} | (initial or {}))
        self._keep_fields_of(kind if kind in KINDS else SourceKind.WEB_PAGE)


class EditSourceForm(_SettingsForm):
    """What can be put right of a source, and the hash of what the person had before them."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any = None, *, source: Source) -> None:
        said = {name: getattr(source, name) for name in SOURCE_SETTINGS}
        super().__init__(data, initial=said | {"seen": settings_hash(source)})
        self._keep_fields_of(source.kind)


class ExcerptForm(forms.Form):
    """Text of the source as it was read, and when."""

    excerpt = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=2 * MAX_EXCERPT_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    retrieved_at = forms.DateTimeField(label=_("Retrieved"), widget=_time_input())

    def __init__(self, data: Any = None, *, source: Source) -> None:
        now = timezone.now().replace(second=0, microsecond=0)
        super().__init__(data, initial={"excerpt": source.excerpt, "retrieved_at": source.retrieved_at or now})
        zone = timezone.get_current_timezone_name()
        self.fields["retrieved_at"].help_text = _("When you read the text, %(zone)s time.") % {"zone": zone}


class EvidenceForm(forms.Form):
    """A file that backs the source."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(label=_("File"), allow_empty_file=True)
    note = forms.CharField(label=_("What it shows"), required=False, max_length=500)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="evidence-%s", initial={"uid": uuid4()})


class GradeForm(forms.Form):
    """Reliability and rank for several sources; what is left as it is stays as each of them has it."""

    reliability = forms.ChoiceField(
        label=_("Reliability"), required=False, choices=lambda: _or_as_it_is(Reliability, RELIABILITY_MEANINGS)
    )
    rank = forms.ChoiceField(label=_("Rank"), required=False, choices=lambda: _or_as_it_is(SourceRank, RANK_MEANINGS))

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where neither is chosen: nothing would be set."""
        chosen = super().clean() or self.cleaned_data
        if not self.errors and not any(chosen.values()):
            raise ValidationError(_("Choose a reliability, a rank, or both."))
        return chosen

    @property
    def given(self) -> dict[str, str | None]:
        """What the action takes: None for what stays as it is, an empty text for nothing said."""
        meant: dict[str, str | None] = {"": None, NOT_SAID: ""}
        return {name: meant.get(value, value) for name, value in self.cleaned_data.items()}


class FindForm(forms.Form):
    """The words, or the address, of a source that may be here."""

    words = forms.CharField(
        label=_("Name, publisher or address"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
