# configurations.decorators.
from configurations import pristinemethod
