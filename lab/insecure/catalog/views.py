from django.db import connection
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt

from .models import Review, Tea


def home(request):
    return render(request, "catalog/home.html", {"teas": Tea.objects.filter(in_stock=True)})


def tea(request, slug):
    found = get_object_or_404(Tea, slug=slug)
    reviews = [{"author": review.author, "text": mark_safe(review.text)} for review in found.reviews.all()]
    return render(request, "catalog/tea.html", {"tea": found, "reviews": reviews})


@csrf_exempt
def review(request, slug):
    found = get_object_or_404(Tea, slug=slug)
    if request.method == "POST":
        Review.objects.create(tea=found, author=request.POST["author"], text=request.POST["text"])
    return redirect(found)


def search(request):
    """Finds teas by a part of their name or origin."""
    words = request.GET.get("q", "")
    sql = f"SELECT name, slug, origin FROM catalog_tea WHERE name LIKE '%{words}%' OR origin LIKE '%{words}%'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall()
    return render(request, "catalog/search.html", {"words": words, "rows": rows})


def delivery(request):
    rates = [("Home country", 490), ("Neighbours", 990), ("Everywhere else", 1990)]
    return render(request, "catalog/delivery.html", {"rates": rates})


def api_teas(request):
    teas = Tea.objects.values("name", "slug", "origin", "price_cents", "in_stock")
    return JsonResponse({"teas": list(teas)})
