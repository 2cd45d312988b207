from django.db import migrations

TEAS = [
    ("Morning Fog", "morning-fog", "Assam", "Malty and strong; takes milk well.", 690),
    ("Paper Lantern", "paper-lantern", "Fujian", "A light white tea with a note of pear.", 1450),
    ("Slow Boat", "slow-boat", "Yunnan", "Dark, earthy, and good for many infusions.", 1190),
]


def add_teas(apps, schema_editor):
    tea = apps.get_model("catalog", "Tea")
    for name, slug, origin, description, price_cents in TEAS:
        tea.objects.create(name=name, slug=slug, origin=origin, description=description, price_cents=price_cents)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [migrations.RunPython(add_teas, migrations.RunPython.noop)]
