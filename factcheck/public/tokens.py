"""The token that leads a reader to their report: made here, unguessable, kept only as its hash.

The form carries it, signed, so that sending it twice makes one report and both answers lead to it.
"""

import hashlib
import re
import secrets

from django.core import signing

_BYTES = 32
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
_SALT = "a reader's token"


def signed_token() -> str:
    """Gives a new token as a form carries it."""
    return signing.Signer(salt=_SALT).sign(secrets.token_urlsafe(_BYTES))


def token_of(signed: str) -> str | None:
    """Gives the token that a form brings back; None where it is none of ours."""
    try:
        return signing.Signer(salt=_SALT).unsign(signed)
    except signing.BadSignature:
        return None


def hash_of(token: str) -> str:
    """Gives what is kept of a token; what cannot be one has a hash too, which nothing has."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest() if _TOKEN.fullmatch(token) else ""
