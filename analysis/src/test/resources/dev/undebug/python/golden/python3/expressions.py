a or b or c and d and not e
a if b else c if d else e
lambda: 0
lambda a, /, b=1, *c, d, e=2, **f: a
lambda *, a: a
a < b <= c == d != e > f >= g in h not in i is j is not k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** ~c
not -+~a
(a) + (b)
((a).b)(c)[d]
f(), f(a,), f(*a, b, c=1, *d, **e), f(x for x in y), f(a := 1)
x[1], x[1:2], x[1:2:3], x[:], x[::], x[a:b, c], x[1,], x[*a, b], x[a := 1], x[:, ...]
(), (a,), (a, b), (*a, b)
[], [a], [*a, b], [x for x in y if a if b for z in w]
{}, {a}, {a: b, **c}, {*a, b}, {x for x in y}, {a: b for a, b in c}
(x async for x in y)
[x for x, *y in z]
(yield)
(a := 1)
await_ = print
1, 0xFF, 0o17, 0b11, 1_000, 1.5, .5, 5., 1e10, 1E-3, 1_0.0_1, 2j, 1.5J, 00, 0_0
123456789012345678901234567890, 0xdeadbeefdeadbeefdeadbeef
None, True, False, ...
1if a else 2
match, case, type, _ = 1, 2, 3, 4
match[a], match(b), type(c)
print(a, file=b)
a.match.case.type
ﬁne, ªb
x = (
    a  # comment
    .b(
        c,
    )
)
y = a + \
    b
not (a) in b
