from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from .forms import ReviewForm, SearchForm
from .models import Tea


@require_GET
def home(request):
    return render(request, "catalog/home.html", {"teas": Tea.objects.filter(in_stock=True)})


@require_GET
def tea(request, slug):
    found = get_object_or_404(Tea, slug=slug)
    return render(request, "catalog/tea.html", {"tea": found, "form": ReviewForm()})


@login_required
@require_POST
def review(request, slug):
    found = get_object_or_404(Tea, slug=slug)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return render(request, "catalog/tea.html", {"tea": found, "form": form}, status=422)
    written = form.save(commit=False)
    written.tea = found
    written.save()
    return redirect(found)


@require_GET
def search(request):
    """Finds teas by a part of their name or origin."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    teas = Tea.objects.filter(Q(name__icontains=words) | Q(origin__icontains=words))
    return render(request, "catalog/search.html", {"words": words, "teas": teas})


@require_GET
def delivery(request):
    rates = [("Home country", "4.90"), ("Neighbours", "9.90"), ("Everywhere else", "19.90")]
    return render(request, "catalog/delivery.html", {"rates": rates})


@require_GET
def api_teas(request):
    teas = Tea.objects.values("name", "slug", "origin", "price_cents", "in_stock")
    return JsonResponse({"teas": list(teas)})
