from django.conf import settings
from django.urls import include, path

from companions import views

urlpatterns = [path("", views.page), path("fail/", views.failing)]

if settings.COMPANION == "toolbar":
    from debug_toolbar.toolbar import DebugToolbar

    urlpatterns.append(path("__debug__/", include((DebugToolbar.get_urls(), "djdt"))))
elif settings.COMPANION == "silk":
    urlpatterns.append(path("silk/", include("silk.urls", namespace="silk")))
elif settings.COMPANION == "graphiql":
    import graphene
    from graphene_django.views import GraphQLView

    class Query(graphene.ObjectType):
        tea = graphene.String()

    urlpatterns.append(path("graphql/", GraphQLView.as_view(graphiql=True, schema=graphene.Schema(query=Query))))
elif settings.COMPANION == "api":
    from rest_framework.decorators import api_view
    from rest_framework.response import Response

    @api_view(["GET"])
    def teas(request):
        return Response([{"name": "Sencha"}])

    urlpatterns.append(path("api/", teas))
