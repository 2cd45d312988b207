"""Exception groups, from PEP 654."""
try:
    low_level_os_operation()
except* OSError as eg:
    print(eg.exceptions)
try:
    raise ExceptionGroup("msg", [FooError(1), FooError(2), BazError()])
except* FooError as e:
    print(repr(e))
except* (BarError, BazError):
    pass
except *SpamError:
    raise
else:
    a
finally:
    b
try: pass
except*A: pass
try: pass
except * A.b(c) as d: pass
