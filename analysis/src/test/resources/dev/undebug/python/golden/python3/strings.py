'a' "b", 'a' u"b", u'a' 'b'
b'a\x00\xff\101\777' B"\'" rb'\x' Rb"\n" bR'\
'
r'\d' R"\'"
'\a\b\f\n\r\t\v\\\'\"\0\101\x41\u00e9\U0001F600\N{BULLET}\N{LATIN SMALL LETTER A}\q\
end'
'\N{CJK UNIFIED IDEOGRAPH-6574}\N{HANGUL SYLLABLE GAG}\N{LINE FEED}'
"""three
lines ' "
"""
f'', f'a', f'{a}', f'a{b}c{d!r:>{w}.{p}}e' "x" f"y{z}"
f'{{}}', f'a{{b{c}}}d', f'{{{x}}}'
f'{a=}', f'{ a = }', f'{a=!r}', f'{a = :>10}', f'{a!s:{b=}}'
rf'\d{a}\{b}', f'\{c}', f'\N{BULLET}{d:\x41}'
f'{a["b"]}', f"{f'{f"{1}"}'}"
f'''{
    a  # comment
    + b
}
{c:{
    d
}}'''
f'{a:%H:%M}', f'{(lambda: 1)()}', f'{a, b}', f'{*a, b}', f'{yield_}', f'{x:=5}', f'{(x:=5)}'
f'{a!=b}', f'{a:{b}{c}}', f'{a:}', f'{ {1: 2}[1] }'
('a'
 f'{b}'
 'c')
f"{'''
'''}"
