from django.db import models
from django.urls import reverse


class Tea(models.Model):
    """One tea in the shop; prices are per 100 grams."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    origin = models.CharField(max_length=80)
    description = models.TextField(blank=True)
    price_cents = models.PositiveIntegerField()
    in_stock = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("tea", args=[self.slug])

    @property
    def price(self):
        return "%.2f" % (self.price_cents / 100)


class Review(models.Model):
    tea = models.ForeignKey(Tea, on_delete=models.CASCADE, related_name="reviews")
    author = models.CharField(max_length=60)
    text = models.TextField()
    written = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-written"]

    def __str__(self):
        return "%s on %s" % (self.author, self.tea)
