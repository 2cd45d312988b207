from shapes.urls_normal import urlpatterns  # noqa: F401

handler400 = "shapes.views.refused"
handler404 = "shapes.views.missing"
handler500 = "shapes.views.failed"
