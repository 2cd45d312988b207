from django.contrib import admin

from .models import Review, Tea


@admin.register(Tea)
class TeaAdmin(admin.ModelAdmin):
    list_display = ["name", "origin", "price_cents", "in_stock"]
    prepopulated_fields = {"slug": ["name"]}


admin.site.register(Review)
