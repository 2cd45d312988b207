from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect


def home(request):
    """An ordinary page, which also sets a signed session."""
    request.session["seen"] = 1
    return HttpResponse("<!doctype html><title>Shop</title><h1>Shop</h1>")


def missing(request, exception):
    return HttpResponse("<!doctype html><title>Gone</title><p>There is no such page in this shop.", status=404)


def refused(request, exception):
    return HttpResponse("<!doctype html><title>No</title><p>This request cannot be answered.", status=400)


def failed(request):
    return HttpResponse("<!doctype html><title>Sorry</title><p>Something went wrong.", status=500)


def boom(request):
    """Fails with the signing key in a variable, where Django masks nothing."""
    signing_key = settings.SECRET_KEY
    return redirect("/%s%d" % (signing_key, 1 // 0))
