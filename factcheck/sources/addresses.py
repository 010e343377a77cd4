"""Recognises one web address in its many spellings."""

import hashlib
import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

# Who sent the reader, not what is read.
TRACKING = re.compile(
    r"utm_\w+|[a-z]*clid|mc_[ce]id|_ga|_gl|igshid|cmpid|ocid|smid|ref_src|ref_url|at_(?:medium|campaign|custom\d)",
    re.IGNORECASE,
)
USUAL_PORTS = {80, 443}
# Longer keys are cut and end in their hash, so that any address fits an index of the database.
LONGEST = 500

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def address_key(address: str) -> str:
    """Gives what all spellings of one web address share; empty for what is none.

    Left out: http or https, `www.`, the usual port, a slash at the end, the fragment, and parameters that only say
    where a reader came from. The order of the parameters does not count.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    host = _in_ascii(host.rstrip(".")).removeprefix("www.")
    if port and port not in USUAL_PORTS:
        host = f"{host}:{port}"
    kept = sorted(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(name)
    )
    key = host + _same_escapes(parts.path).rstrip("/") + (f"?{urlencode(kept)}" if kept else "")
    if len(key) <= LONGEST:
        return key
    # No "#" stands in a key of full length: the fragment is left out, and others are escaped.
    return f"{key[:LONGEST]}#{hashlib.sha256(key.encode()).hexdigest()}"


def _in_ascii(host: str) -> str:
    """A host as the network knows it; as it is where it cannot be one."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return quote(host.lower(), safe="")


def _same_escapes(path: str) -> str:
    """The path with one way to write each character: escaped only where it must be."""

    def unescaped(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else match[0].upper()

    return quote(_ESCAPE.sub(unescaped, path), safe="/%:@!$&'()*+,;=-._~")
