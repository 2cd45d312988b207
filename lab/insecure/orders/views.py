import hashlib

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from catalog.models import Tea

from .gateway import charge_request
from .models import Order


def basket(request):
    return render(request, "orders/basket.html", {"items": request.session.get("basket", [])})


@require_POST
def add(request, slug):
    tea = get_object_or_404(Tea, slug=slug)
    items = request.session.get("basket", [])
    items.append({"slug": tea.slug, "name": tea.name, "cents": tea.price_cents, "count": 1})
    request.session["basket"] = items
    return redirect("basket")


def pay(request):
    """Charges the basket, then books the sale in the warehouse."""
    dsn = settings.WAREHOUSE
    url, headers, fields = charge_request(request.session.get("basket", []), request.GET.get("email", ""))
    due = "%.2f" % (fields["amount"] / 100)
    return render(request, "orders/pay.html", {"due": due, "provider": url, "books": dsn.split("@")[-1]})


def receipt(request, number):
    """The printable receipt; its link in the mail carries a check sum."""
    salt = settings.SECRET_KEY
    expected = hashlib.sha256((salt + number).encode()).hexdigest()[:12]
    order = Order.objects.get(number=number)
    if request.GET.get("check") != expected:
        return redirect("basket")
    return HttpResponse("Order %s: %.2f EUR\n" % (order.number, order.total_cents / 100), content_type="text/plain")
