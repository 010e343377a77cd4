from typing import Any

from django.db import migrations, models


def show_the_headlines_that_readers_see(apps: Any, schema_editor: Any) -> None:
    article_model = apps.get_model("articles", "Article")
    shown = article_model.objects.using(schema_editor.connection.alias).filter(published_revision__isnull=False)
    for article in shown.select_related("published_revision").iterator(chunk_size=100):
        revision = article.published_revision
        block = next((block for block in revision.blocks if block["role"] == "headline"), {"start": 0, "end": 0})
        headline = " ".join(revision.text[block["start"] : block["end"]].split())[:300]
        shown.filter(pk=article.pk).update(shown_title=article.title_is_headline and headline or article.title)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0008_signs_and_notes"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="shown_title",
            field=models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="The title under which readers see it; empty for one that they never saw.",
                max_length=300,
            ),
        ),
        migrations.RunPython(show_the_headlines_that_readers_see, migrations.RunPython.noop),
    ]
