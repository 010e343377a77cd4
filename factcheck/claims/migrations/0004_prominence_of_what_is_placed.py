from collections import defaultdict

from django.db import migrations

HEADLINES = {"kicker", "headline", "alt_headline"}
STANDFIRSTS = {"standfirst", "image_alt", "caption"}
BODY = {"paragraph", "list_item"}


def prominence_at(blocks, start):
    """As claims.prominence had it when this was written."""
    role = next((block["role"] for block in blocks if block["start"] <= start < block["end"]), "")
    if role in HEADLINES:
        return "headline"
    if role in STANDFIRSTS:
        return "standfirst"
    body = [block for block in blocks if block["role"] in BODY]
    if not body or not body[0]["start"] <= start < body[-1]["end"]:
        return "rest"
    begin, end = body[0]["start"], body[-1]["end"]
    return "opening" if (start - begin) * 5 < end - begin else "rest"


def place(apps, schema_editor):
    """Says of every anchor how prominent its words are, an article at a time."""
    anchors = apps.get_model("claims", "ClaimAnchor").objects
    revisions = apps.get_model("articles", "Revision").objects
    for revision in revisions.filter(pk__in=anchors.values("revision")).only("blocks").order_by("pk").iterator():
        placed = defaultdict(list)
        for pk, start in anchors.filter(revision=revision, start__isnull=False).values_list("pk", "start"):
            placed[prominence_at(revision.blocks, start)].append(pk)
        for prominence, pks in placed.items():
            if prominence != "rest":
                anchors.filter(pk__in=pks).update(prominence=prominence)


class Migration(migrations.Migration):

    dependencies = [
        ("claims", "0003_assignment_questions_and_prominence"),
    ]

    operations = [
        migrations.RunPython(place, migrations.RunPython.noop),
    ]
