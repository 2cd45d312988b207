from django.contrib.auth.models import User
from django.test import Client, TestCase, override_settings

from .gateway import charge_fields, headers
from .models import Order


class SecureClient(Client):
    """A browser behind the proxy that ends TLS."""

    def generic(self, *args, **kwargs):
        kwargs["secure"] = True
        return super().generic(*args, **kwargs)


class BasketTests(TestCase):
    client_class = SecureClient

    def test_added_tea_is_in_the_basket(self):
        self.client.post("/orders/add/morning-fog/")
        self.assertContains(self.client.get("/orders/basket/"), "Morning Fog")

    def test_payment_names_the_amount(self):
        self.client.post("/orders/add/morning-fog/")
        self.assertContains(self.client.post("/orders/pay/", {"email": "ines@example.com"}), "6.90")

    def test_an_empty_basket_is_not_charged(self):
        self.assertEqual(422, self.client.post("/orders/pay/", {"email": "ines@example.com"}).status_code)

    def test_charge_adds_up(self):
        items = [{"cents": 690, "count": 2}, {"cents": 1450, "count": 1}]
        self.assertEqual(2830, charge_fields(items, "ines@example.com")["amount"])

    @override_settings(PAYMENT_USER="a", PAYMENT_PASSWORD="b", PAYMENT_API_KEY="c")
    def test_gateway_headers_come_from_the_settings(self):
        self.assertEqual({"Authorization": "Basic YTpi", "X-Api-Key": "c"}, headers())


class ReceiptTests(TestCase):
    client_class = SecureClient

    def setUp(self):
        self.ines = User.objects.create_user("ines")
        Order.objects.create(number="K-1", customer=self.ines, email="ines@example.com", total_cents=2830)

    def test_the_customer_reads_the_receipt(self):
        self.client.force_login(self.ines)
        self.assertContains(self.client.get("/orders/receipt/K-1/"), "28.30")

    def test_somebody_else_does_not(self):
        self.client.force_login(User.objects.create_user("tom"))
        self.assertEqual(404, self.client.get("/orders/receipt/K-1/").status_code)
