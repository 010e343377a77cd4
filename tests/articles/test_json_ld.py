"""Who publishes, for machines."""

from factcheck.articles.json_ld import POLICY_NAMES, policies_of, publisher_data
from factcheck.articles.models import Publication


def test_every_policy_of_a_publication_has_a_name_of_schema_org() -> None:
    assert set(POLICY_NAMES) == set(Publication.POLICIES)


def test_only_what_has_an_address_is_told() -> None:
    publication = Publication(name="Slate", masthead_url="https://slate.com/masthead")
    assert publisher_data(publication.name, publication.home_url, policies_of(publication)) == {
        "@type": "NewsMediaOrganization",
        "name": "Slate",
        "masthead": "https://slate.com/masthead",
    }
