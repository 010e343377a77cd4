"""Numbers claims: each has a number in its article that is never used again."""

from django.db import connection

from factcheck.articles.models import Article, Revision
from factcheck.audit.actions import Head, article_chain
from factcheck.audit.models import Chain

# In SQL, because it is one statement on both databases: the number, that the revision is still the latest, and the
# head of the article's chain, which the event of the marking is appended to.
_TAKE = """
UPDATE {article} SET claim_count = claim_count + 1 WHERE id = %s AND revision_count = %s
RETURNING claim_count,
    (SELECT id FROM {chain} WHERE name = %s),
    (SELECT "count" FROM {chain} WHERE name = %s),
    (SELECT head FROM {chain} WHERE name = %s)
"""


def take_number(revision: Revision) -> tuple[int, Head | None]:
    """Gives the next claim's number and the head of the article's chain; 0 when the revision is no longer the latest.

    Fetch `article` with the revision. One statement. Called in the transaction of the marking.
    """
    quoted = connection.ops.quote_name
    statement = _TAKE.format(article=quoted(Article._meta.db_table), chain=quoted(Chain._meta.db_table))
    chain = article_chain(revision.article.uid)
    with connection.cursor() as cursor:
        cursor.execute(statement, [revision.article_id, revision.number, chain, chain, chain])
        row = cursor.fetchone()
    if row is None:
        return 0, None
    number, pk, count, head = row
    return number, None if pk is None else Head(pk, count, head)
