from django.contrib import admin
from django.urls import path

from shapes import views

urlpatterns = [path("", views.home), path("boom/", views.boom), path("admin/", admin.site.urls)]
