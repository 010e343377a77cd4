"""What a person pastes, uploads, and says of an article before it is saved; and what figures are counted for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf.locale import LANG_INFO
from django.db.models import Field, URLField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.articles.days import is_to_come
from factcheck.articles.models import Publication
from factcheck.articles.periods import LONGEST_PERIOD, Period

MOST_FILES = 50
FIRST_YEAR, LAST_YEAR = 1800, 2999
ENCODINGS = [
    ("", _("Find out")),
    ("utf-8", "UTF-8"),
    ("cp1252", _("Western European (Windows-1252)")),
    ("iso-8859-1", _("Western European (ISO 8859-1)")),
    ("cp1250", _("Central European (Windows-1250)")),
    ("cp1251", _("Cyrillic (Windows-1251)")),
    ("koi8-r", _("Cyrillic (KOI8-R)")),
    ("cp1253", _("Greek (Windows-1253)")),
    ("cp1254", _("Turkish (Windows-1254)")),
    ("cp1255", _("Hebrew (Windows-1255)")),
    ("cp1256", _("Arabic (Windows-1256)")),
    ("utf-16", "UTF-16"),
    ("gb18030", _("Chinese (GB 18030)")),
    ("big5", _("Chinese (Big5)")),
    ("shift_jis", _("Japanese (Shift JIS)")),
    ("euc_kr", _("Korean (EUC-KR)")),
]


class PasteForm(forms.Form):
    """A text from the clipboard. `token` makes what is sent twice one draft."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Where it is from"),
        required=False,
        max_length=200,
        help_text=_("A name to find it by. May stay empty."),
    )
    # White space and control characters are the importer's to judge, which names their place.
    text = forms.CharField(label=_("Text"), strip=False, required=False, widget=forms.Textarea(attrs={"rows": 14}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators.clear()


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, a list of them."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    token = forms.UUIDField(widget=forms.HiddenInput)
    files = FilesField(  # type: ignore[assignment]  # a declared field leaves the class
        label=_("Files"),
        allow_empty_file=True,
        max_length=200,
        widget=_ManyFiles(attrs={"multiple": True, "accept": ".txt,.md,.markdown,.text,text/plain,text/markdown"}),
        help_text=_("Plain text or Markdown, up to 2 MB each, 50 files at once."),
    )
    encoding = forms.ChoiceField(label=_("Encoding"), choices=ENCODINGS, required=False)

    def clean_files(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("These are %(number)d files. Choose up to 50 at once."), params={"number": len(files)}
            )
        return files


def language_choices() -> list[tuple[str, str]]:
    """The languages by name."""
    names = [(code, str(info["name"])) for code, info in LANG_INFO.items() if "name" in info and "-" not in code]
    return sorted(names, key=lambda choice: choice[1])


class ArticleFactsForm(forms.Form):
    """What is known of a recognised article besides its words."""

    title = forms.CharField(
        label=_("Headline"), max_length=300, error_messages={"required": _("The text has no headline. Give a title.")}
    )
    publication = forms.CharField(
        label=_("Publication"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "publications", "autocomplete": "off"}),
    )
    published = forms.DateField(
        label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"}), input_formats=["%Y-%m-%d"]
    )
    byline = forms.CharField(label=_("Byline"), max_length=300, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    original_url = forms.URLField(
        label=_("Original address"), max_length=1000, required=False, assume_scheme="https", widget=forms.TextInput
    )

    def clean_published(self) -> Any:
        day = self.cleaned_data["published"]
        if day and is_to_come(day):
            raise forms.ValidationError(_("This date is in the future."))
        return day

    def clean_original_url(self) -> str:
        address: str = self.cleaned_data["original_url"]
        if address and not address.startswith(("http://", "https://")):
            raise forms.ValidationError(_("An address has to begin with http:// or https://."))
        return address


class RevisionForm(forms.Form):
    """The new text of an article, pasted or as a file; `uid` is that of the revision it will be."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    text = forms.CharField(
        label=_("The new text"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_(
            "The whole text, with an empty line between its paragraphs. Start from the latest, or paste over it."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.md,.markdown,.text,text/plain,text/markdown"}),
        help_text=_("Plain text or Markdown, up to 2 MB. It takes the place of what stands above."),
    )
    encoding = forms.ChoiceField(label=_("Encoding"), choices=ENCODINGS, required=False)
    message = forms.CharField(
        label=_("What changed"),
        required=False,
        max_length=300,
        help_text=_("One line for the list of revisions. May stay empty."),
    )
    other_text = forms.BooleanField(label=_("It is this article, rewritten. Carry its claims over."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What else is wrong with a text is the importer's to say, which names the place.
        self.fields["text"].validators.clear()


def _https_unless_said(field: "Field[Any, Any]", **options: Any) -> forms.Field | None:
    """Takes an address that somebody typed without its scheme for one with https."""
    if isinstance(field, URLField):
        options["assume_scheme"] = "https"
    return field.formfield(**options)


class PublicationForm(forms.ModelForm):
    """Whose articles these are, in which time zone, and how it owns its mistakes."""

    language = forms.ChoiceField(label=_("Language"), choices=language_choices)

    class Meta:
        model = Publication
        fields = Publication.SETTINGS
        widgets = {"time_zone": forms.TextInput(attrs={"list": "time-zones"})}
        formfield_callback = _https_unless_said

    @property
    def time_zones(self) -> list[str]:
        """The names that a time zone can have."""
        return sorted(available_timezones())


class CountedDayField(forms.DateField):
    """A day from which weeks are counted: a calendar has days before and behind it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Choose a day in the years %(first)s to %(last)s."), params={"first": FIRST_YEAR, "last": LAST_YEAR}
            )


class PeriodForm(forms.Form):
    """The days that figures are counted for, at most a year, and one publication or all."""

    since = CountedDayField(label=_("From"))
    until = CountedDayField(label=_("To"))
    publication = forms.ModelChoiceField(
        label=_("Publication"),
        queryset=Publication.objects.order_by("name"),
        to_field_name="slug",
        empty_label=_("All"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first. Swap them."))
        if since and until and until - since > LONGEST_PERIOD:
            self.add_error("since", _("Figures are counted for a year at most. Choose a later first day."))
        return cleaned


def twelve_weeks(today: date) -> dict[str, date]:
    """The period that figures open with: this week and the eleven before."""
    return {"since": today - timedelta(days=today.weekday(), weeks=11), "until": today}


def period_asked(query: Mapping[str, str], zone: ZoneInfo) -> tuple[PeriodForm, Period]:
    """The form, and the period that an address names; the last twelve weeks where it names none that can be."""
    opening = twelve_weeks(timezone.localdate(timezone=zone))
    asked = any(name in query for name in PeriodForm.base_fields)
    form = PeriodForm({**opening, **{name: query[name] for name in query}} if asked else opening)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else opening
    return form, Period(chosen["since"], chosen["until"], zone, chosen.get("publication"))
