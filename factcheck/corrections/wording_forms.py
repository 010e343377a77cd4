"""The form of the sentences that notes are made of: empty where a sentence stays as it is."""

from collections.abc import Iterator
from typing import Any

from django import forms

from factcheck.articles.models import Publication
from factcheck.corrections.in_force import inherited_sentences, own_sentences
from factcheck.corrections.wordings import (
    Wording,
    check_sentence,
    group_of,
    label_of,
    names,
    placeholders_of,
)
from factcheck.errors import Unusable


class WordingForm(forms.Form):
    """One field for each sentence; what it says without one's own words stands in it as a placeholder."""

    def __init__(self, data: Any = None, *, publication: Publication | None, language: str) -> None:
        super().__init__(data)
        self.language = language
        self.inherited = inherited_sentences(publication, language)
        own = own_sentences(publication, language)
        for name in names():
            self.fields[name] = forms.CharField(
                label=label_of(name),
                required=False,
                max_length=500,
                initial=own.get(name, ""),
                widget=forms.Textarea(attrs={"rows": 1, "placeholder": self.inherited.get(name, ""), "lang": language}),
                help_text=" ".join(f"{{{one}}}" for one in placeholders_of(name)),
            )

    def clean(self) -> dict[str, Any]:
        """Says at its field which placeholder nothing fills."""
        cleaned = super().clean() or self.cleaned_data
        for name in names():
            try:
                check_sentence(name, cleaned.get(name, ""))
            except Unusable as refused:
                self.add_error(name, refused.message)
        return cleaned

    def sentences(self) -> dict[str, str]:
        """What was typed, by the names of the sentences."""
        return {name: self.cleaned_data[name] for name in names()}

    def wording(self) -> Wording | None:
        """The sentences as they would be with what stands in the form; None where some are missing or wrong."""
        typed = self.sentences() if self.is_bound and self.is_valid() else {}
        own = typed if self.is_bound else {name: str(self.fields[name].initial) for name in names()}
        all_of_them = {**self.inherited, **{name: words for name, words in own.items() if words.strip()}}
        if self.is_bound and not self.is_valid():
            return None
        return Wording(self.language, all_of_them) if all(name in all_of_them for name in names()) else None

    def groups(self) -> Iterator[tuple[str, list[Any]]]:
        """The fields under their headings, in the order in which a note needs them."""
        by_group: dict[str, list[Any]] = {}
        for name in names():
            by_group.setdefault(group_of(name), []).append(self[name])
        yield from by_group.items()
