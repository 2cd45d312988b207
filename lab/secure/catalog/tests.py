from django.contrib.auth.models import User
from django.test import TestCase

from orders.tests import SecureClient
from shop.errors import server_error
from shop.middleware import POLICY

from .models import Review, Tea


class CatalogTests(TestCase):
    client_class = SecureClient

    def test_home_lists_teas(self):
        self.assertContains(self.client.get("/"), "Morning Fog")

    def test_tea_shows_its_price(self):
        self.assertContains(self.client.get("/tea/paper-lantern/"), "14.50")

    def test_search_finds_by_origin(self):
        self.assertContains(self.client.get("/search/", {"q": "yunnan"}), "Slow Boat")

    def test_search_survives_a_quote(self):
        self.assertContains(self.client.get("/search/", {"q": "' OR 1=1 --"}), "None, sorry.")

    def test_delivery_lists_rates(self):
        self.assertContains(self.client.get("/delivery/"), "19.90")

    def test_api_has_all_teas(self):
        teas = self.client.get("/api/teas/").json()["teas"]
        self.assertEqual(["Morning Fog", "Paper Lantern", "Slow Boat"], [tea["name"] for tea in teas])


class ReviewTests(TestCase):
    client_class = SecureClient

    def test_review_needs_a_login(self):
        self.client.post("/tea/slow-boat/review/", {"author": "Ines", "text": "My third cup today."})
        self.assertEqual(0, Review.objects.count())

    def test_review_is_escaped(self):
        self.client.force_login(User.objects.create_user("ines"))
        self.client.post("/tea/slow-boat/review/", {"author": "Ines", "text": "<b>strong</b>"})
        self.assertContains(self.client.get("/tea/slow-boat/"), "&lt;b&gt;strong&lt;/b&gt;")


class LoginTests(TestCase):
    client_class = SecureClient

    def test_login_leads_home(self):
        User.objects.create_user("ines", password="three cups")
        response = self.client.post("/login/", {"username": "ines", "password": "three cups"})
        self.assertEqual("/", response["Location"])


class ErrorPageTests(TestCase):
    client_class = SecureClient

    def test_unknown_page(self):
        self.assertContains(self.client.get("/nothing/"), "There is no page at this address", status_code=404)

    def test_failure_page_needs_nothing_that_can_fail(self):
        with self.assertNumQueries(0):
            response = server_error(None)
        self.assertContains(response, "The fault is on our side", status_code=500)

    def test_missing_token_gets_the_own_page(self):
        client = SecureClient(enforce_csrf_checks=True)
        self.assertContains(client.post("/login/"), "You may not open this page", status_code=403)


class HeaderTests(TestCase):
    client_class = SecureClient

    def test_every_page_has_the_policy(self):
        for path in ["/", "/nothing/", "/api/teas/"]:
            self.assertEqual(POLICY, self.client.get(path)["Content-Security-Policy"])

    def test_plain_http_is_redirected(self):
        response = self.client_class().request(**{"wsgi.url_scheme": "http", "PATH_INFO": "/"})
        self.assertEqual("https://testserver/", response["Location"])
