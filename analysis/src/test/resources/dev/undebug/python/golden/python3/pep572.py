"""Assignment expressions, from PEP 572."""
if (match := pattern.search(data)) is not None:
    process(match)
while chunk := file.read(8192):
    process(chunk)
filtered_data = [y for x in data if (y := f(x)) is not None]
[y := f(x), y**2, y**3]
(y := f(x))
y0 = (y1 := f(x))
foo(x=(y := f(x)))
def foo(answer=(p := 42)): ...
def foo(answer: (p := 42) = 5): ...
lambda: (x := 1)
(lambda: (x := 1))
f'{(x:=10)}'
f'{x:=10}'
if any((comment := line).startswith('#') for line in lines):
    print("First comment:", comment)
total = 0
partial_sums = [total := total + v for v in values]
{(k := x): (v := y) for x, y in z}
{a := 1, b := 2}
x[y := 0]
x[y := 0, z := 1]
foo(x := 3, cat='vector')
foo(cat=(category := 'vector'))
print(loc := x, y := (z := 3))
(x := 1, 2)
(px, py, pz := position)
while (env_base := os.environ.get("PYTHONUSERBASE", None)): pass
assert (a := 1)
del (b), (c)
@(decorate := make())
def g(): return (h := 1)
