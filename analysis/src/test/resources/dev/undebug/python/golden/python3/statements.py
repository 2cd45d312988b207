# -*- coding: utf-8 -*-
"""Every statement once."""
from __future__ import annotations
import os, os.path as p
from . import (tea, cups as mugs,)
from ...pot.lid import *
async def brew(leaf, /, water: int = 1, *pots: "x", hot=True, **rest) -> None:
    async with pot() as a, b: pass
    async for x in y: await x
    else: return
    yield
    x = yield 1, *y
    return *x, y
def plain(a, b=1, *, c, d=2): global g, h; nonlocal n; x = yield from f()
@a.b(c)
@(lambda f: f)
class Shop(Base, metaclass=M, **k):
    price: int
    (stock): int = 3
    a.b: "s" = 4
DEBUG = host = ['x']
a, *b = c,
x += 1; x -= 1; x *= 2; x @= m; x /= 2; x %= 2; x **= 2; x <<= 1; x >>= 1; x |= 1; x ^= 1; x &= 1; x //= 2
del a, b[0], (c.d, [e])
for i, in z: continue
else: break
while (n := f()): pass
else: x
if a: b
elif c: d;
else: e
with open(a) as f, (b): pass
with (open(a) as f, open(b),): pass
with (a, b): pass
with (yield): pass
with (a) as b, c: pass
try:
    raise E from None
except (A, B) as e: pass
except C: pass
except: raise
else: pass
finally: pass
try: pass
except* E: pass
assert a, "why"
assert b
type Pair[T: int = str, *Ts = *tuple[int], **P = [int]] = dict[T, T]
def generic[T: (int, str)](x: T) -> T: ...
class Generic[T](Base): ...
if True:
	tabbed = 1

	# a comment
	if x: pass
last = 'é' + "€" + "😀"; after = 1
