"""Formalised f-strings, from PEP 701."""
f"These are the things: {", ".join(things)}"
f"{source.removesuffix(".py")}.c: $(srcdir)/{source}"
f"{f"{f"infinite"}"}" + ' ' + f"nesting"
f"{f"{f"{f"{f"{f"{1+1}"}"}"}"}"}"
f'''A complex trick: {
    bag['bag']  # recursive bags!
}'''
f"{'\n'.join(a)}"
f"Magic wand: { bag['wand'] }"
f"{x:{y}}"
f"{a[4]:^{width}}"
f'{a!r:^20}'
f"{x:{'{'}>10}"
f"{lambda_:1}"
f"{(lambda x: x*5):10}"
f"{date:%d/%m/%Y}"
f"{
    # only a comment
    1
}"
f"result: {value:{width}.{precision}}"
f"{{}}" f'{{{1}}}' f"{'{'}" f"{"}"}"
f"\{x}" rf"\{x}" f"\N{BULLET}{x}" rf"\N{x}"
f'{"\""}' f"{'\''}"
f"{x:\n}" f"{x:\{y}}"
f"{a if b else c}" f"{yield_}" f"{await_}" f"{*a,}" f"{a, *b}"
f"{x = }" f"{x=:}" f"{ x =   !s:>{ y = }}"
f"{a['b']:{c["d"]}}" F'{a}' fR'{b}\d' Rf"{c}"
f"""{
'''
{x}
'''
}"""
