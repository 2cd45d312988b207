match x:
    case 1 | -1 | 1.5 | 2j | 1 + 2j | -1 - 2j: pass
    case 'a' 'b' | b'c' | None | True | False: pass
    case a.b.c: pass
    case name: pass
    case _: pass
    case [a, *rest] | (a, b, *_): pass
    case [] | () | (a,) | (a): pass
    case a, b: pass
    case *a, b: pass
    case a,: pass
    case {}: pass
    case {'a': 1, b.c: _, -1: x, **rest}: pass
    case C() | a.D(1, x, y=2, z=E(),): pass
    case (1 | 2) as n if n > 1: pass
    case {"k": [_, {"v": v}]}: pass
match *a, b:
    case _: pass
match (x):
    case case: pass
match x,:
    case _:
        match = 1
        match.x
        match(1)
        match[x:1]
        match, case = case, match
        match -x
