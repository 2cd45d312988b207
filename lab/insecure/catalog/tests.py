from django.contrib.auth.models import User
from django.test import TestCase

from .models import Tea


class CatalogTests(TestCase):
    def test_home_lists_teas(self):
        self.assertContains(self.client.get("/"), "Morning Fog")

    def test_home_hides_what_is_sold_out(self):
        Tea.objects.filter(slug="slow-boat").update(in_stock=False)
        self.assertNotContains(self.client.get("/"), "Slow Boat")

    def test_tea_shows_its_price(self):
        self.assertContains(self.client.get("/tea/paper-lantern/"), "14.50")

    def test_search_finds_by_origin(self):
        self.assertContains(self.client.get("/search/", {"q": "Yunnan"}), "Slow Boat")

    def test_review_appears_on_the_page(self):
        self.client.post("/tea/slow-boat/review/", {"author": "Ines", "text": "My third cup today."})
        self.assertContains(self.client.get("/tea/slow-boat/"), "My third cup today.")

    def test_api_has_all_teas(self):
        teas = self.client.get("/api/teas/").json()["teas"]
        self.assertEqual(["Morning Fog", "Paper Lantern", "Slow Boat"], [tea["name"] for tea in teas])


class LoginTests(TestCase):
    def test_login_leads_home(self):
        User.objects.create_user("ines", password="three cups")
        response = self.client.post("/login/", {"username": "ines", "password": "three cups"})
        self.assertRedirects(response, "/")

    def test_admin_asks_for_login(self):
        self.assertRedirects(self.client.get("/admin/"), "/admin/login/?next=/admin/")
