# -*- coding: latin-1 -*-
name = "été"; x = 1
def f():
	pass
 
if 1:
        a
b