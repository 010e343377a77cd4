"""Who publishes, for machines: a NewsMediaOrganization with its policies, as schema.org 30.0 names them."""

from typing import Any

from factcheck.articles.models import Publication

POLICY_NAMES = {
    "corrections_policy_url": "correctionsPolicy",
    "fact_checking_policy_url": "verificationFactCheckingPolicy",
    "ethics_policy_url": "ethicsPolicy",
    "sources_policy_url": "unnamedSourcesPolicy",
    "feedback_policy_url": "actionableFeedbackPolicy",
    "ownership_url": "ownershipFundingInfo",
    "masthead_url": "masthead",
    "principles_url": "publishingPrinciples",
}
"""What a publication calls the address of a policy -> what schema.org calls it."""


def policies_of(publication: Publication) -> dict[str, str]:
    """The addresses of the policies that the publication has, by the names of schema.org."""
    named = {name: getattr(publication, field) for field, name in POLICY_NAMES.items()}
    return {name: address for name, address in named.items() if address}


def publisher_data(name: str, url: str, policies: dict[str, str]) -> dict[str, Any]:
    """Gives the publisher; one without a home page has no `url`."""
    home = {"url": url} if url else {}
    return {"@type": "NewsMediaOrganization", "name": name, **home, **policies}
