"""Who sends a report, as far as it is known: the hash of a network address, with a salt of the day."""

import hashlib
import hmac
import secrets
from datetime import date
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

from factcheck.public.models import SenderSalt

# One household or office; from within it a machine can take any address it likes.
_OF_ONE_NETWORK = 64


def network_of(request: HttpRequest) -> str:
    """Gives the network address that the request came from; of IPv6 the network, which one sender shares.

    Behind proxies of our own (PROXY_COUNT) it is what the outermost of them saw.
    """
    proxies: int = settings.AXES_IPWARE_PROXY_COUNT
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    address = seen[-proxies] if 0 < proxies <= len(seen) else request.META.get("REMOTE_ADDR", "")
    try:
        known = ip_address(address)
    except ValueError:
        # A socket of the same machine has no address: all who come by it are one.
        return ""
    if isinstance(known, IPv6Address):
        known = known.ipv4_mapped or IPv6Address(int(known) >> _OF_ONE_NETWORK << _OF_ONE_NETWORK)
    return str(known)


def hashed(network: str, *, day: date) -> str:
    """Gives the hash of a network address on this day. The salts of the days before go: nobody needs them again."""
    SenderSalt.objects.filter(day__lt=day).delete()
    salt, _made = SenderSalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})
    return hmac.new(salt.salt.encode(), network.encode(), hashlib.sha256).hexdigest()
