import logging

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from catalog.models import Tea

from .forms import PayForm
from .gateway import charge_fields
from .models import Order

log = logging.getLogger(__name__)


@require_GET
def basket(request):
    return render(request, "orders/basket.html", {"items": request.session.get("basket", []), "form": PayForm()})


@require_POST
def add(request, slug):
    tea = get_object_or_404(Tea, slug=slug)
    items = request.session.get("basket", [])
    items.append({"slug": tea.slug, "name": tea.name, "cents": tea.price_cents, "count": 1})
    request.session["basket"] = items
    return redirect("basket")


@require_POST
def pay(request):
    """Shows what will be charged; an empty basket or a wrong address leads back to the basket."""
    items = request.session.get("basket", [])
    form = PayForm(request.POST)
    if not items or not form.is_valid():
        return render(request, "orders/basket.html", {"items": items, "form": form}, status=422)
    fields = charge_fields(items, form.cleaned_data["email"])
    log.info("basket of %d cents goes to payment", fields["amount"])
    return render(request, "orders/pay.html", {"due": "%.2f" % (fields["amount"] / 100)})


@login_required
@require_GET
def receipt(request, number):
    """The printable receipt, for the customer who placed the order."""
    order = get_object_or_404(Order, number=number, customer=request.user)
    return HttpResponse("Order %s: %.2f EUR\n" % (order.number, order.total_cents / 100), content_type="text/plain")
