from django.test import TestCase

from .gateway import charge_request


class BasketTests(TestCase):
    def test_added_tea_is_in_the_basket(self):
        self.client.post("/orders/add/morning-fog/")
        self.assertContains(self.client.get("/orders/basket/"), "Morning Fog")

    def test_payment_names_the_amount(self):
        self.client.post("/orders/add/morning-fog/")
        self.assertContains(self.client.get("/orders/pay/"), "6.90")

    def test_charge_adds_up(self):
        items = [{"cents": 690, "count": 2}, {"cents": 1450, "count": 1}]
        self.assertEqual(2830, charge_request(items, "ines@example.com")[2]["amount"])
