from django.http import HttpResponse


def everybody(request):
    return True


def page(request):
    return HttpResponse("<!doctype html><html><head><title>Teas</title></head><body><h1>Teas</h1></body></html>")


def failing(request):
    password = "hunter2-hunter2"
    raise LookupError("no tea for %d letters" % len(password))
