from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("tea/<slug:slug>/", views.tea, name="tea"),
    path("tea/<slug:slug>/review/", views.review, name="review"),
    path("search/", views.search, name="search"),
    path("delivery/", views.delivery, name="delivery"),
    path("api/teas/", views.api_teas, name="api-teas"),
]
