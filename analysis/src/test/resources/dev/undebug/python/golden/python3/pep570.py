"""Positional-only parameters, from PEP 570."""
def name(p1, p2, /, p_or_kw, *, kw): pass
def name(p1, p2=None, /, p_or_kw=None, *, kw): pass
def name(p1, p2=None, /, *, kw): pass
def name(p1, p2=None, /): pass
def name(p1, p2, /, p_or_kw): pass
def name(p1, p2, /): pass
def name(p_or_kw, *, kw): pass
def name(*, kw): pass
def name(positional_only_parameters, /, positional_or_keyword_parameters,
         *, keyword_only_parameters): pass
def combined_example(pos_only, /, standard, *, kwd_only):
    print(pos_only, standard, kwd_only)
def foo(name, /, **kwds):
    return 'name' in kwds
lambda x, /, y=1, *z: x
