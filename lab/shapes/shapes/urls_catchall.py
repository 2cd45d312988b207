from django.urls import path, re_path

from shapes import views

urlpatterns = [path("boom/", views.boom), re_path(".*", views.home)]
