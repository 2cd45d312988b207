"""Talks to the payment provider."""

import base64

from django.conf import settings
from django.views.decorators.debug import sensitive_variables


@sensitive_variables()
def headers():
    """Proves to the provider who we are."""
    login = "%s:%s" % (settings.PAYMENT_USER, settings.PAYMENT_PASSWORD)
    return {
        "Authorization": "Basic " + base64.b64encode(login.encode()).decode(),
        "X-Api-Key": settings.PAYMENT_API_KEY,
    }


def charge_fields(items, email):
    """What the provider is to charge for a basket."""
    total = sum(item["cents"] * item["count"] for item in items)
    return {"amount": total, "currency": "eur", "receipt": email}
