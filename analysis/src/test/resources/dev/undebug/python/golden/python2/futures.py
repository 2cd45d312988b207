from __future__ import unicode_literals, print_function
print("\u00e9", end="")
x = '\u00e9' ur'\d\u00e9' r'\u00e9'
