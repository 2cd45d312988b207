# configurations.base.
from configurations import Configuration, Settings
