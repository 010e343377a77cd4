"""Claims, the words they stand on, the verdicts given on those words, and the citations that back them."""

from factcheck.claims.models.anchors import ClaimAnchor
from factcheck.claims.models.citations import Citation, CitationAnchor
from factcheck.claims.models.claims import Claim
from factcheck.claims.models.questions import Question
from factcheck.claims.models.ratings import Rating
from factcheck.claims.models.risk_rules import RiskRule
from factcheck.claims.models.second_checks import STANDING, WAITS, SecondCheck
from factcheck.claims.models.verdicts import Verdict

__all__ = [
    "STANDING",
    "WAITS",
    "Citation",
    "CitationAnchor",
    "Claim",
    "ClaimAnchor",
    "Question",
    "Rating",
    "RiskRule",
    "SecondCheck",
    "Verdict",
]
