from django.urls import path

from . import views

urlpatterns = [
    path("basket/", views.basket, name="basket"),
    path("add/<slug:slug>/", views.add, name="add"),
    path("pay/", views.pay, name="pay"),
    path("receipt/<str:number>/", views.receipt, name="receipt"),
]
