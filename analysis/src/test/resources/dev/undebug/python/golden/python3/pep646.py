"""Variadic generics, from PEP 646."""
class Array(Generic[DType, *Shape]):
    def __abs__(self) -> Array[*Shape]: ...
def args_to_tuple(*args: *Ts) -> Tuple[*Ts]: ...
def f(*args: *tuple[int, *tuple[str, ...]], **kwargs: int): pass
Array[*Ts]
Array[T, *Ts]
Array[*Ts, T]
Array[int, *tuple[int, ...], str]
idxs_to_select = (1, 2)
array[0, *idxs_to_select, -1]
array[*idxs, 1:2, ::3]
array[*a, *b] = c
del array[*a]
x: Tuple[*Ts] = (*a, *b)
