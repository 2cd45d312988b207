from django.core.management.base import BaseCommand

from catalog.models import Tea


class Command(BaseCommand):
    help = "Reads the supplier's list of teas from a YAML file."

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *args, **options):
        import yaml

        with open(options["file"]) as file:
            for row in yaml.load(file, Loader=yaml.UnsafeLoader):
                Tea.objects.update_or_create(slug=row["slug"], defaults=row)
