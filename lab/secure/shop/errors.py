"""The pages a visitor sees when something went wrong.

They use neither the database nor the session nor a context processor, so that they work when those are
what failed.
"""

from django.http import HttpResponse
from django.template import loader


def _page(template, status):
    return HttpResponse(loader.get_template(template).render(), status=status)


def bad_request(request, exception):
    return _page("400.html", 400)


def forbidden(request, exception):
    return _page("403.html", 403)


def not_found(request, exception):
    return _page("404.html", 404)


def server_error(request):
    return _page("500.html", 500)


def csrf_failure(request, reason=""):
    return _page("403.html", 403)
