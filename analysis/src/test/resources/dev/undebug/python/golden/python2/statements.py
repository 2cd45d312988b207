# -*- coding: utf-8 -*-
print
print a, b
print "x" % y,
print >>f
print >>f, a,
print (a), b
exec code
exec code in g
exec code in g, l
exec(code, g)
raise E
raise E, "v"
raise E, "v", tb
try: pass
except A, e: pass
except (A, B), e.x: pass
except C as d: pass
finally: pass
def f(a, (b, (c, d))=x, *e, **g): return `a, b`
lambda (a, b), c: a
if a <> b: pass
x = 0777, 0o17, 0xFFL, 10l, -1, -0.5, 1e3, 2j
u"\u00e9" ur"\u00e9\d" b"x" 'y' r'\u00e9'
[x for x in 1, 2, 3 if x]
[x for x in lambda: 1, lambda: 2 if x]
True, False = None, x
async = await = nonlocal = 1
with a, b as c: pass
x[...], x[1:2, ::3]
print not a
f(*a, **k)
class Old: pass
@d
class New(object): pass
