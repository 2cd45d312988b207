# mark, and line ends of Windows
if a:
    b = """x
y"""

c = 1 \
  + 2
