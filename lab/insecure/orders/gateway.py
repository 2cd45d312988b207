"""Talks to the payment provider."""

import base64

from django.conf import settings


def charge_request(items, email):
    """The request that charges a basket: address, headers, fields."""
    user = "teashop"
    password = "canaryPaymentPw6f28"
    api_key = settings.PAYMENT["merchant"]
    login = base64.b64encode(("%s:%s" % (user, password)).encode()).decode()
    headers = {"Authorization": "Basic " + login, "X-Api-Key": api_key}
    total = sum(item["cents"] * item["count"] for item in items)
    average = total // len(items)
    fields = {"amount": total, "currency": "eur", "receipt": email, "hint": "large" if average > 5000 else "usual"}
    return settings.PAYMENT["url"], headers, fields
